import type { Process, ProcessTree } from '../../common/http/processes';
import type { RawEvent } from '../../common/http/techniques';
import { type ProcessOfEvent, processOf } from '../../common/sysmon/process_fields';

export interface FoundEvents {
  readonly events: readonly RawEvent[];
  readonly total: number;
}

export interface FoundProcess {
  /** What the event itself says, from which the search began. */
  readonly asked: ProcessOfEvent;
  /** Of the same process, oldest first. */
  readonly events: FoundEvents;
  /** Creations of processes that it started. */
  readonly children: FoundEvents;
  /** Its own creation, where that is not among `events`. */
  readonly creation: RawEvent | null;
  readonly parentCreation: RawEvent | null;
}

type Tree = Pick<
  ProcessTree,
  'process' | 'parent' | 'children' | 'children_total' | 'events' | 'events_total'
>;

/** The event of a process's creation names its parent; no other does. */
export const isCreation = (event: RawEvent): boolean => parentOf(event) !== null;

export const parentOf = (event: RawEvent): string | null =>
  processOf(event.document)?.parent_guid ?? null;

/** Puts a process, its parent and its children together from what was found of each. */
export function buildProcessTree(found: FoundProcess): Tree {
  const { asked, events, children } = found;
  const created = events.events.find(isCreation) ?? found.creation;
  const started = new Map<string, Process>();
  for (const event of children.events) {
    const child = processOf(event.document);
    // Some shippers repeat the parent in every event.
    if (child !== null && !started.has(child.guid)) {
      started.set(child.guid, { ...describe(child, event), guid: child.guid });
    }
  }
  const allListed = children.total <= children.events.length;
  return {
    process: { ...describe(asked, created), guid: asked.guid },
    parent: parentProcess(created, asked, found.parentCreation),
    children: [...started.values()],
    children_total: allListed ? started.size : children.total,
    events: [...events.events],
    events_total: events.total,
  };
}

const describe = (
  known: ProcessOfEvent | null,
  created: RawEvent | null
): Omit<Process, 'guid'> => {
  const creation = created && processOf(created.document);
  return {
    image: creation?.image ?? known?.image ?? null,
    command_line: creation?.command_line ?? known?.command_line ?? null,
    created,
  };
};

/** Of a parent that no event created, its child still tells image and command line. */
function parentProcess(
  created: RawEvent | null,
  asked: ProcessOfEvent,
  parentCreation: RawEvent | null
): Process | null {
  const child = (created && processOf(created.document)) ?? asked;
  if (child.parent_guid === null) return null;
  const own = parentCreation && processOf(parentCreation.document);
  return {
    guid: child.parent_guid,
    image: own?.image ?? child.parent_image,
    command_line: own?.command_line ?? child.parent_command_line,
    created: parentCreation,
  };
}
