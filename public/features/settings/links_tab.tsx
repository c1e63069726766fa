import {
  EuiButton,
  EuiButtonEmpty,
  EuiButtonIcon,
  EuiCode,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiText,
  EuiToolTip,
} from '@elastic/eui';
import { useState } from 'react';
import type { StoredLinks } from '../../../common/http/links';
import {
  fillLink,
  LINK_PLACEHOLDERS,
  type LinkTemplate,
  linkTemplateSchema,
  type LinkTemplates,
  linkTemplatesSchema,
} from '../../../common/links/link_template';
import { useLinks, useSaveLinks } from '../../components/links/use_links';
import { SaveConflict } from '../../components/saving/save_conflict';
import { formatTime } from '../../platform/format';
import { useServices } from '../../platform/services';
import { TabFailed, TabLoading } from './tab_states';

const EXAMPLE = { id: LINK_PLACEHOLDERS.technique_id, name: LINK_PLACEHOLDERS.technique_name };
const NEW_LINK: LinkTemplate = { name: '', url: 'https://' };

/** Where a technique leads beside MITRE's page: a wiki, tickets, a rule repository. */
export function LinksTab() {
  const { data, error, refetch } = useLinks();
  // A version of somebody else that is taken over begins the form anew.
  const [taken, setTaken] = useState<StoredLinks | null>(null);
  if (error) {
    return (
      <TabFailed
        title="The links are not known"
        message={error.message}
        onRetry={() => void refetch()}
      />
    );
  }
  if (data === undefined) return <TabLoading what="Reading links" />;
  const stored = taken ?? data;
  return <LinksForm key={stored.version} stored={stored} onTheirs={setTaken} />;
}

interface LinksFormProps {
  readonly stored: StoredLinks;
  readonly onTheirs: (stored: StoredLinks) => void;
}

function LinksForm({ stored, onTheirs }: LinksFormProps) {
  const { core } = useServices();
  const [templates, setTemplates] = useState<readonly LinkTemplate[]>(stored.links.templates);
  const [showsErrors, setShowsErrors] = useState(false);
  const save = useSaveLinks();
  const links: LinkTemplates = { templates: [...templates] };
  const checked = linkTemplatesSchema.safeParse(links);
  const isChanged = JSON.stringify(links) !== JSON.stringify(stored.links);
  const store = (expected: string | null) => {
    setShowsErrors(true);
    if (!checked.success) return;
    save.mutate(
      { links: checked.data, expected },
      { onSuccess: () => core.notifications.toasts.addSuccess('The links were saved.') }
    );
  };
  const twice = checked.error?.issues.find(({ path }) => path.length === 1)?.message;
  return (
    <div data-test-subj="linksTab">
      <EuiText size="s" color="subdued">
        <p>
          Shown in the flyout of every technique, for everybody in this space. Placeholders:{' '}
          {Object.entries(LINK_PLACEHOLDERS).map(([name, example], n) => (
            <span key={name}>
              {n > 0 && ', '}
              <EuiCode>{`{${name}}`}</EuiCode> ({example})
            </span>
          ))}
          .
          {stored.updated_at !== null &&
            ` Last changed ${formatTime(stored.updated_at, core.uiSettings)}${stored.updated_by === null ? '' : ` by ${stored.updated_by}`}.`}
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      {save.error && (
        <SaveConflict
          error={save.error}
          mine={{ templates }}
          schema={linkTemplatesSchema}
          onTheirs={(theirs, version) => onTheirs({ ...stored, links: theirs, version })}
          onMine={(version) => store(version)}
        />
      )}
      {templates.map((template, at) => (
        <LinkRow
          key={at}
          template={template}
          showsErrors={showsErrors}
          onChange={(changed) =>
            setTemplates(templates.map((each, n) => (n === at ? changed : each)))
          }
          onRemove={() => setTemplates(templates.filter((_each, n) => n !== at))}
        />
      ))}
      {templates.length === 0 && (
        <EuiText size="s" data-test-subj="noLinks">
          <p>There are no links yet.</p>
        </EuiText>
      )}
      {showsErrors && twice !== undefined && (
        <EuiText size="s" color="danger">
          <p>{twice}</p>
        </EuiText>
      )}
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="s" responsive={false} wrap>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            iconType="plusCircle"
            onClick={() => setTemplates([...templates, NEW_LINK])}
            data-test-subj="addLink"
          >
            Add a link
          </EuiButton>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButton
            size="s"
            fill
            isDisabled={!isChanged}
            isLoading={save.isPending}
            onClick={() => store(stored.version)}
            data-test-subj="saveLinks"
          >
            Save
          </EuiButton>
        </EuiFlexItem>
        {isChanged && (
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty
              size="s"
              onClick={() => setTemplates(stored.links.templates)}
              data-test-subj="resetLinks"
            >
              Undo changes
            </EuiButtonEmpty>
          </EuiFlexItem>
        )}
      </EuiFlexGroup>
    </div>
  );
}

interface LinkRowProps {
  readonly template: LinkTemplate;
  readonly showsErrors: boolean;
  readonly onChange: (template: LinkTemplate) => void;
  readonly onRemove: () => void;
}

function LinkRow({ template, showsErrors, onChange, onRemove }: LinkRowProps) {
  const { error, success } = linkTemplateSchema.safeParse(template);
  const errorOf = (field: keyof LinkTemplate) =>
    showsErrors ? error?.issues.find(({ path }) => path[0] === field)?.message : undefined;
  const label = `Remove the link ${template.name}`.trim();
  return (
    <EuiFlexGroup gutterSize="s" data-test-subj="linkRow">
      <EuiFlexItem grow={1}>
        <EuiFormRow
          label="Name"
          fullWidth
          isInvalid={errorOf('name') !== undefined}
          error={errorOf('name')}
        >
          <EuiFieldText
            fullWidth
            compressed
            value={template.name}
            isInvalid={errorOf('name') !== undefined}
            onChange={({ target }) => onChange({ ...template, name: target.value })}
            data-test-subj="linkName"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem grow={3}>
        <EuiFormRow
          label="Address"
          fullWidth
          helpText={success ? `For ${EXAMPLE.id}: ${fillLink(template, EXAMPLE)}` : undefined}
          isInvalid={errorOf('url') !== undefined}
          error={errorOf('url')}
        >
          <EuiFieldText
            fullWidth
            compressed
            value={template.url}
            isInvalid={errorOf('url') !== undefined}
            onChange={({ target }) => onChange({ ...template, url: target.value.trim() })}
            data-test-subj="linkUrl"
          />
        </EuiFormRow>
      </EuiFlexItem>
      <EuiFlexItem grow={false} css={{ justifyContent: 'flex-start', paddingBlockStart: 24 }}>
        <EuiToolTip content={label} disableScreenReaderOutput>
          <EuiButtonIcon
            iconType="trash"
            color="danger"
            aria-label={label}
            onClick={onRemove}
            data-test-subj="removeLink"
          />
        </EuiToolTip>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
