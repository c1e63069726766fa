import { EuiSwitch } from '@elastic/eui';
import { Choice, type MenuProps } from './colour_menu';
import { ToolbarMenu } from './toolbar_menu';

const LAYOUTS = [
  { value: 'flat', text: 'Sub-techniques below' },
  { value: 'side', text: 'Sub-techniques beside' },
  { value: 'compact', text: 'Compact: colours alone' },
] as const;
const SORTS = [
  { value: 'name', text: 'By name' },
  { value: 'most', text: 'Most tags first' },
  { value: 'least', text: 'Fewest tags first' },
] as const;

/** How the cells are laid out. */
export const LayoutMenu = ({ state, onChange }: MenuProps) => (
  <ToolbarMenu label="Layout" testSubject="layoutMenu">
    <Choice
      label="Layout"
      testSubject="layout"
      value={state.layout}
      options={LAYOUTS}
      onChoose={(layout) => onChange({ layout })}
    />
    <Choice
      label="Techniques of a tactic"
      testSubject="sort"
      value={state.sort}
      options={SORTS}
      onChoose={(sort) => onChange({ sort })}
    />
    <EuiSwitch
      compressed
      label="Ids in cells"
      checked={state.show_id}
      onChange={({ target }) => onChange({ show_id: target.checked })}
      data-test-subj="showId"
    />
  </ToolbarMenu>
);
