import type { Page } from 'playwright-core';

/** What a named element shows and how; sizes are left out, they follow from the room that the host leaves. */
export interface Look {
  /** `data-test-subj`, with its number where several have it. */
  readonly name: string;
  readonly text: string;
  readonly styles: Readonly<Record<string, string>>;
}

const PROPERTIES = [
  ...['color', 'background-color', 'opacity', 'display', 'visibility', 'box-shadow', 'cursor'],
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'line-height', 'letter-spacing'],
  ...['text-align', 'text-transform', 'text-decoration-line', 'white-space', 'list-style-type'],
  ...['padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'border-radius'],
  ...['border-top-width', 'border-top-style', 'border-top-color', 'border-left-width'],
  ...['border-bottom-width', 'border-bottom-style', 'border-bottom-color', 'outline-style'],
];

/** Looks of the named elements below a selector, once nothing loads or moves any more. */
export async function looksOf(page: Page, below: string): Promise<readonly Look[]> {
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  let before = '';
  for (let round = 0; round < 60; round++) {
    const looks = await page.evaluate(readLooks, { below, properties: PROPERTIES });
    const now = JSON.stringify(looks);
    const isLoading = looks.some(({ name }) => name.endsWith('Loading'));
    if (looks.length > 0 && !isLoading && now === before) return looks;
    before = now;
    await page.waitForTimeout(500);
  }
  throw new Error(`the elements below ${below} do not come to rest`);
}

/** Runs in the page: only its text gets there. */
function readLooks({ below, properties }: { below: string; properties: readonly string[] }) {
  const seen = new Map<string, number>();
  const roots = [...document.querySelectorAll(below)];
  const elements = roots.flatMap((root) => [
    ...root.querySelectorAll<HTMLElement>('[data-test-subj]'),
  ]);
  return [...new Set(elements)].map((element) => {
    const subject = element.dataset.testSubj ?? '';
    const nth = (seen.get(subject) ?? 0) + 1;
    seen.set(subject, nth);
    const style = getComputedStyle(element);
    return {
      name: nth === 1 ? subject : `${subject} (${nth})`,
      text: (element.innerText ?? '').replace(/\s+/g, ' ').trim(),
      styles: Object.fromEntries(
        properties.map((property) => [property, style.getPropertyValue(property)])
      ),
    };
  });
}

/** One line for each difference: an element that only one side has, another text, another style. */
export function differences(expected: readonly Look[], found: readonly Look[]): readonly string[] {
  const byName = new Map(found.map((look) => [look.name, look]));
  const names = new Set(expected.map(({ name }) => name));
  const lines = found.filter(({ name }) => !names.has(name)).map(({ name }) => `${name}: added`);
  for (const look of expected) {
    const other = byName.get(look.name);
    if (other === undefined) {
      lines.push(`${look.name}: missing`);
      continue;
    }
    if (other.text !== look.text) lines.push(`${look.name}: "${look.text}" is "${other.text}"`);
    for (const [property, value] of Object.entries(look.styles)) {
      const now = other.styles[property];
      if (now !== value) lines.push(`${look.name}: ${property} ${value} is ${now}`);
    }
  }
  return lines;
}
