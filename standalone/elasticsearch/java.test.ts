import { explainMissingJava, parseJavaSettings } from './java';

const settings = (version: string, specification: string, home: string) => `Property settings:
    java.home = ${home}
    java.specification.version = ${specification}
    java.version = ${version}

openjdk version "${version}"
`;

describe('parseJavaSettings', () => {
  it.each([
    ['17.0.15', '17', 17],
    ['21', '21', 21],
    ['25-ea', '25', 25],
    ['1.8.0_392', '1.8', 8],
  ])('reads %s as major version', (version, specification, major) => {
    const output = settings(version, specification, '/opt/some java');
    expect(parseJavaSettings(output)).toEqual({ home: '/opt/some java', major });
  });

  it('finds nothing in the message of a system without Java', () => {
    expect(parseJavaSettings('The operation could not be completed.')).toBeUndefined();
  });
});

describe('explainMissingJava', () => {
  it('names what was found and what is needed', () => {
    const message = explainMissingJava('7.10.2', [{ home: '/opt/java25', major: 25 }], 23);
    expect(message).toContain('needs Java 17 to 23');
    expect(message).toContain('Java 25 in /opt/java25');
  });

  it('says that there is none', () => {
    expect(explainMissingJava('8.19.21', [], Infinity)).toContain('None was found');
  });
});
