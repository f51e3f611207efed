import { z } from 'zod';

/** The sentences with which people come to a page, as they would type them. Only the search knows them; no page shows them. */
export const tasks = z
  .array(
    z
      .string()
      .trim()
      .min(2, 'tasks 的每一句至少兩個字。')
      .max(40, 'tasks 的一句太長，請寫成讀者會打進搜尋欄的樣子，40 個字以內。')
      .describe('讀者帶著什麼問題來，照他們打字的樣子寫'),
    { error: 'tasks 是清單：讀者會怎麼問到這裡，一句一行。' },
  )
  .min(5, 'tasks 至少寫 5 句：承辦人怎麼問、工程師怎麼打、只打名稱的也要有。')
  .max(20, 'tasks 最多 20 句；再多就是兩頁的事。');
