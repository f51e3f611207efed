// Decodes, and says in words what could not be read. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard bench';
