using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

/// <summary>Words that company names are made of, each with its initials.</summary>
public sealed class OrdinaryWordsTests
{
    private static readonly PinyinInitials Initials = new();

    public static TheoryData<string> Words => [.. Lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static string[] Lines =>
    [
        // cities
        "北京BJ 上海SH 天津TJ 重庆CQ 广州GZ 深圳SZ 杭州HZ 宁波NB 温州WZ 绍兴SX 嘉兴JX 湖州HZ 金华JH 衢州QZ 台州TZ 丽水LS 舟山ZS 义乌YW 南京NJ 苏州SZ 无锡WX",
        "常州CZ 徐州XZ 扬州YZ 盐城YC 镇江ZJ 合肥HF 芜湖WH 蚌埠BB 亳州BZ 宿州SZ 福州FZ 厦门XM 泉州QZ 漳州ZZ 南昌NC 九江JJ 赣州GZ 济南JN 青岛QD 烟台YT 淄博ZB",
        "郑州ZZ 洛阳LY 开封KF 漯河LH 武汉WH 宜昌YC 襄阳XY 长沙CS 株洲ZZ 湘潭XT 郴州CZ 佛山FS 东莞DG 珠海ZH 汕头ST 惠州HZ 番禺PY 南宁NN 桂林GL 柳州LZ 海口HK",
        "三亚SY 成都CD 绵阳MY 泸州LZ 宜宾YB 乐山LS 贵阳GY 遵义ZY 昆明KM 大理DL 丽江LJ 拉萨LS 西安XA 咸阳XY 兰州LZ 西宁XN 银川YC 乌鲁木齐WLMQ 喀什KS 沈阳SY",
        "大连DL 鞍山AS 长春CC 吉林JL 哈尔滨HEB 大庆DQ 石家庄SJZ 唐山TS 秦皇岛QHD 保定BD 邯郸HD 太原TY 大同DT 呼和浩特HHHT 包头BT 鄂尔多斯EEDS 香港XG 澳门AM 台北TB",
        "长治CZ 长乐CL 长兴CX 长白山CBS 余杭YH 萧山XS 鄞州YZ 慈溪CX 瑞安RA 乐清市YQS 嵊州SZ 诸暨ZJ 桐庐TL 莘庄XZ 黄陂HP 歙县SX 黟县YX 蔚县YX 洪洞HT 什邡SF",
        // trades
        "广告GG 传媒CM 文化WH 影视YS 餐饮CY 家居JJ 科技KJ 服饰FS 教育JY 医疗YL 地产DC 汽车QC 文旅WL 食品SP 银行YH 行业HY 商行SH 车行CH 旅行社LXS 行政XZ 发行FX",
        "会计师事务所KJSSWS 财务CW 社会SH 协会XH 音乐YY 乐器YQ 娱乐YL 快乐KL 乐园LY 俱乐部JLB 调查DC 调味TW 空调KT 调研DY 调料TL 协调XT 弹簧TH 弹性TX 子弹ZD",
        "西藏XZ 藏药ZY 收藏SC 冷藏LC 人参RS 海参HS 参茸SR 参考CK 重型ZX 起重机QZJ 重工ZG 重组CZ 双重SC 重阳CY 成长CZ 增长ZZ 家长JZ 校长XZ 院长YZ 擅长SC 长城CC",
        "给排水JPS 供给GJ 自行车ZXC 自行车行ZXCH 汽车行业QCHY 便利BL 便宜PY 折扣ZK 番茄FQ 雪茄XJ 畜牧XM 家畜JC 畜禽CQ 轧钢ZG 冷轧LZ 钥匙YS 刹车SC 校对JD 校园XY",
        "宣传XC 传记ZJ 传统CT 朝阳CY 朝晖ZH 朝霞ZX 率先SX 效率XL 咖啡KF 咖喱GL 大厦DS 厦航XH 伺服SF 泊车BC 湖泊HP 曝光BG 止咳ZK 果脯GF 囤货TH 晟世SS 石油SY",
        "化工HG 机械JX 电子DZ 纺织FZ 印刷YS 包装BZ 物流WL 贸易MY 投资TZ 控股KG 置业ZY 建筑JZ 装饰ZS 设计SJ 园林YL 环保HB 能源NY 电力DL 光伏GF 新能源XNY",
        "生物SW 制药ZY 医药YY 诊所ZS 医院YY 学校XX 幼儿园YEY 书店SD 出版CB 报业BY 网络WL 软件RJ 信息XX 数据SJ 智能ZN 机器人JQR 航空HK 铁路TL 港口GK 船舶CB",
        "农业NY 林业LY 渔业YY 茶叶CY 酒业JY 饮料YL 粮油LY 乳业RY 肉类RL 水产SC 珠宝ZB 眼镜YJ 钟表ZB 家具JJ 灯具DJ 厨具CJ 卫浴WY 陶瓷TC 玻璃BL 钢铁GT",
        "有限公司YXGS 股份GF 集团JT 有限责任YXZR 合伙HH 事务所SWS 中心ZX 分公司FGS 合作社HZS 工作室GZS 个体户GTH 经营部JYB 总部ZB 研究院YJY 基金会JJH 工商GS",
        // characters that brands like
        "鑫X 淼M 焱Y 垚Y 犇B 昊H 晔Y 煜Y 珏J 彧Y 喆Z 璟J 骐Q 瑾J 堃K 旻M 祎Y 赟Y 熠Y 翀C 翊Y 芃P 梵F 茗M 沁Q 沣F 瀚H 瀛Y 岚L",
        "宸C 琛C 玥Y 沅Y 汐X 懿Y 鲲K 睿R 箬R 霓N 藕O 欧O 鸥O 鹅E 恩E 尔E 安A 昂A 澳A 爱A 〇L",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void An_ordinary_word_has_the_initials_that_everybody_reads(string wordAndInitials)
    {
        var word = wordAndInitials.TrimEnd([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        Assert.Equal(wordAndInitials[word.Length..], Initials.For(word));
    }
}
