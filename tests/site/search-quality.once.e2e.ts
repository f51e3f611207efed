import { askQuestions } from './ask-questions.ts';
import { test } from './guarded-test.ts';
import { questionSets } from './search-answers.ts';

test('自己的問題集：前三筆找得到的至少九成八，第一筆就對的至少八成五', async ({ page, baseURL }) => {
  await askQuestions(page, baseURL ?? '', 'own', questionSets.own ?? []);
});
