import { buildPom, explainMaven } from './maven';

it('names artifacts as items to copy', () => {
  const pom = buildPom([{ group: 'a.b', name: 'c', version: '1', type: 'zip' }]);
  expect(pom).toContain(
    '<artifactItem><groupId>a.b</groupId><artifactId>c</artifactId><version>1</version><type>zip</type></artifactItem>'
  );
});

describe('explainMaven', () => {
  it('says how to get Maven', () => {
    const error = explainMaven({ code: undefined, output: '', error: new Error('ENOENT') });
    expect(error).toMatchObject({ code: 'unsupported' });
    expect(error.message).toContain('apt-get install maven');
  });

  it('passes on the first reason of a failed download', () => {
    const output = [
      '[INFO] Scanning',
      '[ERROR] Failed to execute goal: Could not transfer artifact x from central: Unknown host',
      '[ERROR] ',
      '[ERROR] Re-run Maven using the -X switch',
    ].join('\n');
    const error = explainMaven({ code: 1, output });
    expect(error).toMatchObject({ code: 'elasticsearch_unreachable' });
    expect(error.message).toContain('Could not transfer artifact x from central: Unknown host');
  });
});
