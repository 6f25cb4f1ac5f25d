using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>A part of the demo company (section 8): enough people for every post. A person's id is his login.</summary>
public static class Company
{
    public const string Chairman = "zheng.qiming";
    public const string GeneralManager = "lin.zhiyuan";
    public const string DeputyForMarket = "zhou.yaning";
    public const string DeputyForDesign = "han.zimo";
    public const string OfficeHead = "su.wenjing";
    public const string Administrator = "ye.xiaolan";
    public const string MarketingDirector = "he.jingxing";
    public const string MarketManager = "luo.siyuan";
    public const string Salesman = "tang.yiming";
    public const string OtherSalesman = "jiang.ruoxi";
    public const string DesignManager = "meng.fan";
    public const string Designer = "jiang.yinuo";
    public const string FinanceManager = "yuan.lixin";
    public const string Accountant = "fang.xiaomin";

    public const string KeyCustomer = "TF-S-A-202611-CQXYLCYGLYXGS";
    public const string PlainCustomer = "TF-S-D-202611-SXQHKJYXGS";

    public static void Fill(MemoryDatabase database)
    {
        Department(database, "Z", "总经办", "GM office", null, null);
        Department(database, "S", "市场部", "Marketing department", MarketManager, DeputyForMarket);
        Department(database, "J", "设计部", "Design department", DesignManager, DeputyForDesign);
        Department(database, "C", "财务部", "Finance department", FinanceManager, null);
        Person(database, Chairman, "郑启明", "Zheng Qiming", "Z", Roles.Chairman);
        Person(database, GeneralManager, "林致远", "Lin Zhiyuan", "Z", Roles.GeneralManager);
        Person(database, DeputyForMarket, "周雅宁", "Zhou Yaning", "Z", (Roles.DeputyGeneralManager, "S"));
        Person(database, DeputyForDesign, "韩子墨", "Han Zimo", "Z", (Roles.DeputyGeneralManager, "J"));
        Person(database, OfficeHead, "苏文静", "Su Wenjing", "Z", Roles.GmOfficeHead);
        Person(database, Administrator, "叶晓岚", "Ye Xiaolan", "Z", Roles.GmOfficeSecretary, Roles.Administrator, Roles.ArchiveKeeper);
        Person(database, MarketingDirector, "何景行", "He Jingxing", "S", Roles.MarketingDirector);
        Person(database, MarketManager, "罗思远", "Luo Siyuan", "S", Roles.DepartmentManager);
        Person(database, Salesman, "唐一鸣", "Tang Yiming", "S", "salesperson");
        Person(database, OtherSalesman, "蒋若溪", "Jiang Ruoxi", "S", "salesperson");
        Person(database, DesignManager, "孟凡", "Meng Fan", "J", Roles.DepartmentManager);
        Person(database, Designer, "江一诺", "Jiang Yinuo", "J", Array.Empty<string>());
        Person(database, FinanceManager, "袁立新", "Yuan Lixin", "C", Roles.DepartmentManager);
        Person(database, Accountant, "方晓敏", "Fang Xiaomin", "C", Array.Empty<string>());
        Customer(database, "c1", KeyCustomer, "重庆星野岚餐饮管理有限公司", ArchiveLevel.Company, AmountGrade.A);
        Customer(database, "c2", PlainCustomer, "绍兴青禾科技有限公司", ArchiveLevel.Department, AmountGrade.D);
    }

    private static void Department(MemoryDatabase database, string id, string name, string nameEn, string? manager, string? leader) =>
        database.Departments.Add(new Department
        {
            Id = id, Name = name, NameEn = nameEn, NumberLetter = id, ManagerId = manager, LeaderInChargeId = leader,
        });

    private static void Person(MemoryDatabase database, string login, string name, string nameEn, string department, params string[] roles)
    {
        database.People.Add(new Person
        {
            Id = login, Login = login, Name = name, NameEn = nameEn, Mail = $"{login}@tuofan.example",
            DepartmentId = department, Title = "职员", TitleEn = "Staff",
        });
        foreach (var role in roles)
            database.Roles.Add(new RoleAssignment { PersonId = login, Role = role });
    }

    private static void Person(
        MemoryDatabase database, string login, string name, string nameEn, string department, (string Role, string Department) role)
    {
        Person(database, login, name, nameEn, department, Array.Empty<string>());
        database.Roles.Add(new RoleAssignment { PersonId = login, Role = role.Role, DepartmentId = role.Department });
    }

    private static void Customer(MemoryDatabase database, string id, string number, string name, ArchiveLevel level, AmountGrade grade)
    {
        database.Customers.Add(new Customer
        {
            Id = id, Number = number, Name = name, Initials = "X", Tier = CustomerTier.Cooperating, Grade = grade, ArchiveLevel = level,
            DepartmentId = "S", OwnerId = Salesman, Industry = "餐饮", Province = "浙江", City = "杭州",
        });
        database.Archives.Add(new CustomerArchive { CustomerId = id, BankAccount = "6222 0000", CreditLimit = 100_000m });
    }
}
