import { EuiFlexItem, EuiLink } from '@elastic/eui';
import { fillLink } from '../../../common/links/link_template';
import { useLinks } from './use_links';

/** The links of this space for one technique; where they cannot be read there are none, and the rest stays. */
export function TechniqueLinks({
  technique,
}: {
  readonly technique: { readonly id: string; readonly name: string };
}) {
  const { data } = useLinks();
  return (data?.links.templates ?? []).map((template) => (
    <EuiFlexItem grow={false} key={template.name}>
      <EuiLink href={fillLink(template, technique)} target="_blank" external>
        {template.name}
      </EuiLink>
    </EuiFlexItem>
  ));
}
