import { withoutQuotations } from './blank.ts';
import { around, lineAt, type LintProblem, type Passage } from './passage.ts';

// Simplified characters that Big5 has as well, as rare or older forms of other words.
const ALSO_IN_BIG5 = '万与个么义乐习于云从体党关兴养农冲决净凉减几凤办务动劳势区医华协单卖卫历压厌厕厨县参双发变叶号叹吓听启吴员周咏响团围图圆圣场坏块坚声处备复够头夸夹夺奋奖妆妈娱娄学宁宝实审宽宾对导寻将尔尘尝层属岁岂岛币师带帮广庄庆库应庙废开异弃张弥弯强归当录彻径忆忧怀态总恳恶悬惊惧惨惯戏战户执扩扫扬扰抚抛抢护报担拟拥择损换据捡挤挥损敌数断无旧时显晓暂术机杀杂权条来杨杰极构枪标栈栋树样档桥检楼横欢欧岁残毕气汇汉污汤沟没泪泽洁浅测浏济浓涛润涨渐温湾湿满滚滤灭灯灵灾炉点炼烂烛烟烦热爱爷牵状犹独狮猎献玛环现电画畅疗疯皱盐监盖盘睁矿码础确离种积称稳穷窃竞笔笼筑签简粮紧纪约级纯纲纳纵纷纸纹线组细织终绍经结绕绘给络绝统继绩绪续维绿缓编缘缩网罗罚职联聪肃肠肤肿胀胁脑脚脱脸节芦苏范茎荐药获营萨蓝虏虑虚虫虽蚀补袭见观规视览觉触计订认讨让训议讯记讲许论设访证评识诉词译试诗诚话诞询该详语误说请诸读课谁调谈谊谋谢谨贝负贡财责败账货质贩贪购贯贴贵贸费贺贼资赋赏赔赖赢赵赶趋跃践踪车轨转轮软轻载较辅辆辈辑输辩边达迁过迈运还这进远违连迟适选逊递逻遗邮邻郑释里鉴针钓钢钱铁铜银销锁锅错键镇长门闪闭问闲间闹闻队阳阴阵阶际陆陈险随隐难静韩页顶项顺须顾顿预领频题颜额风飞饭饰饱馆马驱驶驾验骑骗鱼鲜鸟鸡鸣麦黄齐齿龙';
// Of these, the ones that are good Traditional characters in a sense of their own.
const GOOD = '于云冲几叶吓周咏夸将弥强据温污沟涛滚炼烟爱玛现电画盖确离积称穷签粮约缓罗范虚虫袭触设该货质贪资赋践达迁过运递销锅键隐难静频题颜额风黄么画杰夹个里于復户占向只台后乾范卷系志彩欲游舍准松咸秋仿伙回曲同合致制';

let known: Set<string> | undefined;

/** Han characters of Big5 proper (levels 1 and 2, without the Hong Kong additions): what Taiwan writes with. */
function big5(): Set<string> {
  if (known) return known;
  known = new Set();
  const decoder = new TextDecoder('big5');
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    if (lead === 0xc7 || lead === 0xc8) continue;
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue;
      for (const character of decoder.decode(Uint8Array.of(lead, trail))) known.add(character);
    }
  }
  return known;
}
