import { render, screen } from '@testing-library/react';
import { Legend } from './legend';

const words = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

describe('Legend', () => {
  it('says what is coloured, and what each colour means', () => {
    const legend = [
      { paint: 'none', text: '0' },
      { paint: 'level_1', text: '1+' },
      { paint: 'unknown', text: 'unknown' },
    ] as const;
    render(<Legend painting={{ title: 'Tags per technique', legend }} palette="blue" />);
    expect(words()).toEqual(['Tags per technique', '0', '1+', 'unknown']);
  });
});
