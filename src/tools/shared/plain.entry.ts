// Opens plain text, and writes a table as such. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard bench';
