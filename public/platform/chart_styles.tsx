import dark from '@elastic/charts/dist/theme_only_dark.css';
import light from '@elastic/charts/dist/theme_only_light.css';

/** The charts' own style sheet; Kibana's page carries that of another version under other class names. */
export const ChartStyles = ({ dark: isDark }: { readonly dark: boolean }) => (
  <style>{isDark ? dark : light}</style>
);
