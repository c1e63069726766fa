/**
 * Lucene query for the events of one rule name.
 *
 * @param field - a keyword field
 * @returns `RuleName:"technique_id=T1055"`, with field and value escaped
 */
export const ruleNameQuery = (field: string, value: string): string =>
  `${field.replace(/([+\-=&|!(){}[\]^"~*?:\\/ ])/g, '\\$1')}:"${value.replace(/(["\\])/g, '\\$1')}"`;
