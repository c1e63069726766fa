/** Style sheets are imported as text: `scripts/bundle` loads them so, the app decides where they apply. */
declare module '*.css' {
  const css: string;
  export default css;
}
