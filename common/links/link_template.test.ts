import {
  fillLink,
  LINK_PLACEHOLDERS,
  linkTemplateSchema,
  linkTemplatesSchema,
} from './link_template';

const problemOf = (url: string) =>
  linkTemplateSchema.safeParse({ name: 'Wiki', url }).error?.issues[0]?.message;

describe('linkTemplateSchema', () => {
  it.each(['https://wiki.example.test/{technique_id}', 'http://wiki/?q={technique_name}'])(
    'takes %s',
    (url) => expect(problemOf(url)).toBeUndefined()
  );

  it.each([
    ['javascript:alert(1)', 'begins with https://'],
    ['//wiki/{technique_id}', 'begins with https://'],
    ['https:///{technique_id}', 'begins with https://'],
    ['https://wiki/{id}/{tactic}', '{id}, {tactic} is no placeholder'],
  ])('refuses %s', (url, expected) => expect(problemOf(url)).toContain(expected));

  it('refuses two of one name', () => {
    const link = { name: 'Wiki', url: 'https://wiki' };
    expect(linkTemplatesSchema.safeParse({ templates: [link, link] }).success).toBe(false);
  });
});

describe('fillLink', () => {
  it('replaces each placeholder as its example says', () => {
    const url = Object.keys(LINK_PLACEHOLDERS)
      .map((name) => `{${name}}`)
      .join(' ');
    const filled = fillLink({ url }, { id: 'T1059.001', name: 'PowerShell' });
    expect(filled).toBe(Object.values(LINK_PLACEHOLDERS).join(' '));
  });

  it('encodes what would change the address', () => {
    const technique = { id: 'T1', name: 'A/B & C?' };
    expect(fillLink({ url: 'https://x/?q={technique_name}&r=1' }, technique)).toBe(
      'https://x/?q=A%2FB%20%26%20C%3F&r=1'
    );
  });
});
