import { GRAMMAR } from '../../common/rule_name/grammar';
import { ASSIGN_CODE, CHARACTER_SETS, isOneOf, type CharacterSet } from './character_tests';
import type { EnrichmentOptions } from './options';

const { technique_digits, sub_digits, max_key_length, nothing, fields } = GRAMMAR;

/** One lambda per set of characters: `@in_between_ids.call(code)`. */
const characterTests = (Object.keys(CHARACTER_SETS) as CharacterSet[])
  .map((set) => `@in_${set} = lambda { |c| ${isOneOf(set)} }`)
  .join('\n');

const keys = Object.entries(GRAMMAR.keys)
  .map(([key, role]) => `"${key}" => "${role}"`)
  .join(', ');

/**
 * Function for function what `common/rule_name/scan.ts` does, on an array of code points with -1 behind its end.
 * Lambdas in instance variables, since Logstash evaluates this inside the filter instance. No apostrophes and no
 * dollar signs: the text stands between apostrophes in a file where `$` names environment variables.
 */
const scanner = `${characterTests}
@digit = lambda { |c| c >= 48 && c <= 57 }
@letter = lambda { |c| (c >= 65 && c <= 90) || (c >= 97 && c <= 122) }
@code_at = lambda { |codes, at| at < codes.length ? codes[at] : -1 }
@skip = lambda do |codes, at, set|
  at += 1 while set.call(@code_at.call(codes, at))
  at
end
@find_separator = lambda do |codes, at|
  at += 1 while at < codes.length && !@in_separator.call(codes[at])
  at
end
@slice_trimmed = lambda do |codes, start, last|
  last -= 1 while last > start && @in_between_fields.call(codes[last - 1])
  first = @skip.call(codes, start, @in_between_fields)
  first < last ? codes[first...last].pack("U*") : ""
end
@count_digits = lambda do |codes, at, most|
  count = 0
  count += 1 while count < most && @digit.call(@code_at.call(codes, at + count))
  count
end
@find_id_end = lambda do |codes, at|
  digits = @in_letter_t.call(@code_at.call(codes, at)) ? at + 1 : at
  next -1 if @count_digits.call(codes, digits, ${technique_digits + 1}) != ${technique_digits}
  last = digits + ${technique_digits}
  if @in_sub_mark.call(@code_at.call(codes, last))
    sub = @count_digits.call(codes, last + 1, ${sub_digits + 1})
    last += 1 + sub if sub >= 1 && sub <= ${sub_digits}
  end
  last == codes.length || @in_after_id.call(codes[last]) ? last : -1
end
@ends_item = lambda do |codes, at|
  following = @skip.call(codes, at, @in_blank)
  following == codes.length || @in_id_joiner.call(codes[following])
end
@find_assign = lambda do |codes, at|
  first = @code_at.call(codes, at)
  next -1 unless @letter.call(first)
  next -1 if @in_letter_t.call(first) && @find_id_end.call(codes, at) >= 0
  found = -1
  limit = [codes.length - 1, at + ${max_key_length}].min
  (at + 1).upto(limit) do |place|
    c = codes[place]
    found = place if c == ${ASSIGN_CODE}
    break if found >= 0
    break unless @letter.call(c) || @digit.call(c) || @in_key_punctuation.call(c)
  end
  found
end
@find_value_end = lambda do |codes, at|
  last = @find_separator.call(codes, at)
  while last < codes.length
    following = @skip.call(codes, last, @in_between_fields)
    break if @find_assign.call(codes, following) >= 0
    last = @find_separator.call(codes, following)
  end
  last
end`;

/** What `common/rule_name/parse.ts` and `fields.ts` do. */
const parser = `
@roles = { ${keys} }
@spell_key = lambda do |key, gap|
  key.downcase.split(/[^a-z0-9]+/).reject { |word| word.empty? }.join(gap)
end
@normalize_id = lambda do |raw|
  technique, sub = raw.sub(/^[Tt]/, "").split(/[^0-9]/)
  sub.nil? ? "T" + technique : "T" + technique + "." + sub.rjust(${sub_digits}, "0")
end
@add = lambda do |fields, field, value|
  (fields[field] ||= []).push(value) unless value.empty? || value == "${nothing}"
end
@read_ids = lambda do |codes, start, leading, found|
  last = 0
  needs_t = leading
  loop do
    at = @skip.call(codes, last == 0 ? start : last, @in_between_ids)
    id_end = @find_id_end.call(codes, at)
    break if id_end < 0
    has_t = @in_letter_t.call(codes[at])
    break if !has_t && (needs_t || !@ends_item.call(codes, id_end))
    found.push(@normalize_id.call(codes[at...id_end].pack("U*")))
    needs_t ||= has_t
    last = id_end
  end
  last
end
@read_field = lambda do |codes, at, found, fields|
  assign = @find_assign.call(codes, at)
  if assign < 0
    last = @find_separator.call(codes, at)
    @add.call(fields, "${fields.free_text}", @slice_trimmed.call(codes, at, last))
    next last
  end
  key = @slice_trimmed.call(codes, at, assign)
  role = @roles[@spell_key.call(key, "")]
  takes_ids = role == "id" || role == "id_or_name"
  ids_end = takes_ids ? @read_ids.call(codes, assign + 1, false, found) : 0
  next ids_end if ids_end > 0
  last = @find_value_end.call(codes, assign + 1)
  field = @spell_key.call(key, "_")
  field = "${fields.malformed_id}" if role == "id"
  field = "${fields.technique_name}" if role == "name" || role == "id_or_name"
  @add.call(fields, field, @slice_trimmed.call(codes, assign + 1, last))
  last
end
@read_rule_name = lambda do |text, found, fields|
  codes = text.codepoints.to_a
  next if @slice_trimmed.call(codes, 0, codes.length) == "${nothing}"
  at = @skip.call(codes, @read_ids.call(codes, 0, true, found), @in_between_fields)
  while at < codes.length
    at = @skip.call(codes, @read_field.call(codes, at, found, fields), @in_between_fields)
  end
end
@count_ids = lambda do |found, fields|
  parents = found.map { |id| id.include?(".") ? id.split(".").first : nil }
  counted = found.uniq - parents.compact
  fields["${fields.technique_id}"] = counted unless counted.empty?
end`;

/** Definitions for the `init` setting of Logstash's ruby filter. */
export const buildRubyInit = (): string => scanner + parser;

/** `winlog.event_data.RuleName` → `[winlog][event_data][RuleName]` */
export const fieldReference = (field: string): string =>
  field
    .split('.')
    .map((step) => `[${step}]`)
    .join('');

/** Statements for the `code` setting: read the first field that says something, then write. */
export const buildRubyCode = ({ ruleNameFields, targetPrefix }: EnrichmentOptions): string => `
found = []
fields = {}
[${ruleNameFields.map((field) => `"${fieldReference(field)}"`).join(', ')}].each do |source|
  value = event.get(source)
  value = [value] if value.is_a?(String)
  next unless value.is_a?(Array)
  value.each { |text| @read_rule_name.call(text, found, fields) if text.is_a?(String) }
  break unless found.empty? && fields.empty?
end
@count_ids.call(found, fields)
fields.each { |field, values| event.set("${targetPrefix}" + field, values.length == 1 ? values.first : values) }`;
