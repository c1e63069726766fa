import { render, screen } from '@testing-library/react';
import { Legend } from './legend';

const words = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

describe('Legend', () => {
  it('names one step per power of ten', () => {
    render(<Legend complete />);
    expect(words()).toEqual([
      'Tags per technique',
      '0',
      '1+',
      '10+',
      '100+',
      '1,000+',
      '10,000+',
      '100,000+',
    ]);
  });

  it('explains the stripes where something is unknown', () => {
    render(<Legend complete={false} />);
    expect(words().at(-1)).toBe('unknown');
  });
});
