import { render, screen } from '@testing-library/react';
import { EuiFlyout } from '@elastic/eui';
import { EuiRoot, ROOT_CLASS } from './eui_root';

const ours = () => [...document.querySelectorAll(`.${ROOT_CLASS}`)];

describe('EuiRoot', () => {
  it('keeps flyouts in a container of its own and takes everything away again', () => {
    const element = document.body.appendChild(document.createElement('div'));
    const { unmount } = render(
      <EuiRoot element={element} colorMode="LIGHT">
        <EuiFlyout onClose={() => undefined} aria-label="Details">
          Inside
        </EuiFlyout>
      </EuiRoot>,
      { container: element }
    );
    const [page, portals] = ours();
    expect(page).toBe(element);
    expect(portals?.contains(screen.getByText('Inside'))).toBe(true);
    expect(portals?.parentElement).toBe(document.body);

    unmount();
    expect(ours()).toEqual([]);
    expect(document.body.textContent).toBe('');
  });
});
