/** Style sheets are text to the bundler; under jest they are empty. */
export default '';
