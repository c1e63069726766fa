import { EuiText } from '@elastic/eui';
import type { MatrixCatalogue } from '../../../common/http/catalogue';
import type { Ranked } from '../../../common/volume/rank';
import { NEW_AFTER_DAYS } from '../../components/view/use_coverage';
import { formatCount, plural } from '../../platform/format';
import { DIMENSION_LABEL, type Dimension, unitOf } from './contributions';

export interface VolumeTotalsProps {
  readonly rows: readonly Ranked[];
  readonly by: Dimension;
  readonly catalogue: MatrixCatalogue | undefined;
  /** Keys that were not seen in the 90 days before; null where that is not known. */
  readonly firstSeen: ReadonlySet<string> | null;
}

/** The table in one line. */
export function VolumeTotals({ rows, by, catalogue, firstSeen }: VolumeTotalsProps) {
  const count = (change: Ranked['change']) => rows.filter((row) => row.change === change).length;
  const total = rows.reduce((sum, { now }) => sum + now, 0);
  const present = rows.filter(({ now }) => now > 0).length;
  const rare = rows.filter((row) => row.rare).length;
  return (
    <EuiText size="s">
      <p data-test-subj="volumeTotals">
        {plural(total, unitOf(by))} of {plural(present, DIMENSION_LABEL[by].toLowerCase())}:{' '}
        {count('new')} new, {count('risen')} risen, {count('fallen')} fallen, {count('gone')} gone,{' '}
        {rare} rare
        {firstSeen !== null &&
          `, ${formatCount(firstSeen.size)} not seen in the ${NEW_AFTER_DAYS} days before`}
        {catalogue && `; ATT&CK ${catalogue.domain} ${catalogue.version ?? ''}`}
      </p>
    </EuiText>
  );
}
