// Opens plain text. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard bench';
