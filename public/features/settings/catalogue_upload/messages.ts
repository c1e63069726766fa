import type { PackedCatalogue } from '../../../../common/attack/compact/packed_catalogue';
import type { MatrixFacts } from '../../../../common/attack/catalogue_index';
import type { CatalogueSummary } from '../../../../common/attack/summary';
import type { ErrorCode } from '../../../../common/errors';

/** Where a bundle comes from. */
export type BundleOrigin =
  | { readonly kind: 'file'; readonly file: File }
  /** The host fetches it from MITRE and hands it on. */
  | { readonly kind: 'download'; readonly url: string; readonly name: string };

/** What becomes of a bundle: a hundredth of its size. */
export interface ReducedBundle {
  readonly file_name: string;
  readonly packed: PackedCatalogue;
  /** Text by ATT&CK id. */
  readonly descriptions: Readonly<Record<string, string>>;
  readonly summary: CatalogueSummary;
  /** For comparing it with the catalogue in use. */
  readonly facts: MatrixFacts;
}

export type WorkerAnswer =
  /** `share` is a fraction 0–1, null where the end is not known. */
  | { readonly kind: 'progress'; readonly step: ReductionStep; readonly share: number | null }
  | { readonly kind: 'reduced'; readonly bundle: ReducedBundle }
  | { readonly kind: 'refused'; readonly code: ErrorCode | null; readonly message: string };

export type ReductionStep = 'fetching' | 'reading' | 'reducing';
