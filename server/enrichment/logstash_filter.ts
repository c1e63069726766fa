import { GRAMMAR } from '../../common/rule_name/grammar';
import { checkEnrichmentOptions, FAILURE_TAG, type EnrichmentOptions } from './options';
import { buildRubyCode, buildRubyInit, fieldReference } from './ruby_source';

const indent = (text: string, by: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => by + line)
    .join('\n');

/**
 * Text for a Logstash configuration that writes the same fields as `buildEnrichmentPipeline`.
 *
 * One ruby filter and no `kv`, for the same reason. It costs nothing for events without a rule name, and an event
 * whose rule name could not be read goes on with a tag.
 *
 * @throws CoverageError `invalid_input` where a field name or the prefix cannot be used
 */
export function buildLogstashFilter(options: EnrichmentOptions): string {
  checkEnrichmentOptions(options);
  const anyField = options.ruleNameFields.map(fieldReference).join(' or ');
  return `# Sysmon rule name to ${options.targetPrefix}${GRAMMAR.fields.technique_id} and other fields (ATT&CK coverage, grammar ${GRAMMAR.version})
filter {
  if ${anyField} {
    ruby {
      init => '
${indent(buildRubyInit(), '        ')}
      '
      code => '
${indent(buildRubyCode(options), '        ')}
      '
      tag_on_exception => "${FAILURE_TAG}"
    }
  }
}
`;
}
