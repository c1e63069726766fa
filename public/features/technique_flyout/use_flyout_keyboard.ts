import { type RefObject, useEffect, useRef } from 'react';

const CELL_OUTSIDE = '[data-cell]';

/**
 * Keyboard of a flyout that pushes the page aside, for which EUI does nothing: the focus moves to its title when it
 * opens or turns to another technique, and Escape closes it from inside, from a cell of the matrix and from
 * nowhere. In fields and menus Escape keeps its own meaning.
 */
export function useFlyoutKeyboard(
  title: RefObject<HTMLElement | null>,
  subject: string,
  onClose: () => void
): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => title.current?.focus({ preventScroll: true }), [title, subject]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // As an overlay, EUI has closed it already.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const flyout = title.current?.closest('[role="region"]') ?? null;
      const { target } = event;
      const reaches =
        target instanceof Element &&
        (target === document.body ||
          target.matches(CELL_OUTSIDE) ||
          flyout?.contains(target) === true);
      if (reaches) close.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [title]);
}
