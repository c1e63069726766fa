import { parseAttackText } from './attack_text';

describe('parseAttackText', () => {
  it('reads paragraphs, lists, links and code, and leaves citations out', () => {
    const text =
      'Adversaries use [PowerShell](https://attack.mitre.org/techniques/T1059/001).(Citation: Some Report)\n\n* `whoami` lists\n* **bold** <code>net.exe</code>';
    expect(parseAttackText(text)).toEqual([
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Adversaries use ' },
          {
            kind: 'link',
            text: 'PowerShell',
            href: 'https://attack.mitre.org/techniques/T1059/001',
          },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'item',
        content: [
          { kind: 'code', text: 'whoami' },
          { kind: 'text', text: ' lists' },
        ],
      },
      {
        kind: 'item',
        content: [
          { kind: 'strong', text: 'bold' },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'net.exe' },
        ],
      },
    ]);
  });

  it('makes no link of what a browser would run, and no markup of anything', () => {
    expect(parseAttackText('[x](javascript:alert(1)) <img src=x onerror=y>')[0]?.content).toEqual([
      { kind: 'text', text: 'x' },
      { kind: 'text', text: ') <img src=x onerror=y>' },
    ]);
  });

  it('has nothing to say of nothing', () => {
    expect(parseAttackText(' \n ')).toEqual([]);
  });
});
