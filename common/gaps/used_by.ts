import type { RelatedObject } from '../attack/catalogue';

/** How many are known to use a technique. */
export interface RelatedUse {
  /** Groups and campaigns. */
  readonly groups: number;
  readonly software: number;
}

/** Counts who uses each technique itself: a use of a sub-technique is not one of its parent. */
export function countUsers(related: readonly RelatedObject[]): (id: string) => RelatedUse {
  const uses = new Map<string, { groups: number; software: number }>();
  for (const { kind, technique_ids } of related) {
    if (kind === 'mitigation') continue;
    const key = kind === 'group' || kind === 'campaign' ? 'groups' : 'software';
    for (const id of technique_ids) {
      const own = uses.get(id) ?? { groups: 0, software: 0 };
      uses.set(id, { ...own, [key]: own[key] + 1 });
    }
  }
  return (id) => uses.get(id) ?? { groups: 0, software: 0 };
}
