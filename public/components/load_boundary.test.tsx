import { render, screen } from '@testing-library/react';
import { LoadBoundary } from './load_boundary';

const Broken = () => {
  throw new Error('chunk is gone');
};

describe('LoadBoundary', () => {
  it('says what is missing and leaves the rest alone', () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    render(
      <>
        <p>the rest</p>
        <LoadBoundary what="The chart">
          <Broken />
        </LoadBoundary>
      </>
    );
    log.mockRestore();
    expect(screen.getByText('the rest')).toBeTruthy();
    expect(screen.getByText('The chart could not be shown. Reload the page.')).toBeTruthy();
    expect(screen.getByText(/chunk is gone/)).toBeTruthy();
  });
});
