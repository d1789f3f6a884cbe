// Where the site stands: scripts are at theme/js/ below it.

export const ROOT = new URL("../../", import.meta.url);
