import { render } from '@testing-library/react';
import { EuiText } from '@elastic/eui';
import { EuiRoot, ROOT_CLASS } from './eui_root';

const ours = () => [...document.querySelectorAll(`.${ROOT_CLASS}`)];

// Where portals go is tested in the browser: EUI's test environment renders them in place.
describe('EuiRoot', () => {
  it('adds a container for portals and takes everything away again', () => {
    const element = document.body.appendChild(document.createElement('div'));
    const { unmount } = render(
      <EuiRoot element={element} colorMode="LIGHT">
        <EuiText>Inside</EuiText>
      </EuiRoot>,
      { container: element }
    );
    const [page, portals] = ours();
    expect(page).toBe(element);
    expect(element.textContent).toBe('Inside');
    expect(portals?.parentElement).toBe(document.body);

    unmount();
    expect(ours()).toEqual([]);
    expect(element.className).toBe('');
  });
});
