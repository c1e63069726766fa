import { withSoftHyphens } from './soft_hyphens';

const visible = (text: string) => text.replaceAll('\u00AD', '-').replaceAll('\u200B', '|');

describe('withSoftHyphens', () => {
  it.each([
    ['Process Injection', 'Process Injection'],
    ['Supply Chain Compromise', 'Supply Chain Compro-mise'],
    ['Inter-Process Communication', 'Inter-Process Communi-cation'],
    ['Modify Authentication Process', 'Modify Authenti-cation Process'],
    ['Masquerading', 'Masquerad-ing'],
    ['Deobfuscate/Decode Files or Information', 'Deobfuscate/|Decode Files or Informa-tion'],
    ['', ''],
  ])('%s', (name, expected) => {
    expect(visible(withSoftHyphens(name))).toBe(expected);
  });
});
