// Verifies and judges one object as a whole. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
import 'needs:guard bench core judge';
