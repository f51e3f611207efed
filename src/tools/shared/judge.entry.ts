// Verifies, and judges by rules and by what is known of authorities. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard bench core';
