using WorkflowCrm.Activities.Tests.Fakes;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Activities.Tests;

/// <summary>As much of the demo company as an archive request meets; ids are logins.</summary>
public static class Company
{
    public const string Designer = "jiang.yinuo";
    public const string DesignManager = "meng.fan";
    public const string CreativeDeputy = "han.zimo";
    public const string BusinessDeputy = "zhou.yaning";
    public const string GeneralManager = "lin.zhiyuan";
    public const string Chairman = "zheng.qiming";
    public const string Secretary = "ye.xiaolan";
    public const string MarketingManager = "luo.siyuan";
    public const string Salesperson = "tang.yiming";
    public const string OtherSalesperson = "jiang.ruoxi";
    public const string MarketingDirector = "he.jingxing";

    /// <summary>A strategic customer of the marketing department: company level.</summary>
    public const string CompanyLevel = "TF-S-A-202601-CQXYLCYGLYXGS";

    /// <summary>An ordinary customer of the same department, owned by <see cref="Salesperson"/>: department level.</summary>
    public const string DepartmentLevel = "TF-S-D-202601-SXQHKJYXGS";

    public static MemoryOrganisation People()
    {
        var company = new MemoryOrganisation();
        Department(company, "Z", "总经理办公室", null, null);
        Department(company, "J", "设计部", DesignManager, CreativeDeputy);
        Department(company, "S", "市场部", MarketingManager, BusinessDeputy);
        Person(company, Chairman, "郑启明", "Z", Roles.Chairman);
        Person(company, GeneralManager, "林致远", "Z", Roles.GeneralManager);
        Person(company, BusinessDeputy, "周雅宁", "Z");
        Person(company, CreativeDeputy, "韩子墨", "Z");
        Person(company, Secretary, "叶晓岚", "Z", Roles.GmOfficeSecretary, Roles.ArchiveKeeper, Roles.Administrator);
        Person(company, DesignManager, "孟凡", "J", Roles.DepartmentManager);
        Person(company, Designer, "江一诺", "J");
        Person(company, MarketingManager, "罗思远", "S", Roles.DepartmentManager);
        Person(company, MarketingDirector, "何景行", "S", Roles.MarketingDirector);
        Person(company, Salesperson, "唐一鸣", "S");
        Person(company, OtherSalesperson, "蒋若溪", "S");
        company.Add(new RoleAssignment { PersonId = BusinessDeputy, Role = Roles.DeputyGeneralManager, DepartmentId = "S" });
        company.Add(new RoleAssignment { PersonId = CreativeDeputy, Role = Roles.DeputyGeneralManager, DepartmentId = "J" });
        return company;
    }

    public static MemoryCustomers Customers()
    {
        var customers = new MemoryCustomers();
        customers.All.Add(Customer(CompanyLevel, "重庆星野岚餐饮管理有限公司", ArchiveLevel.Company));
        customers.All.Add(Customer(DepartmentLevel, "绍兴青禾科技有限公司", ArchiveLevel.Department));
        return customers;
    }

    private static void Department(MemoryOrganisation company, string id, string name, string? manager, string? leader) =>
        company.Add(new Department { Id = id, Name = name, NameEn = name, ManagerId = manager, LeaderInChargeId = leader });

    private static void Person(MemoryOrganisation company, string login, string name, string department, params string[] roles)
    {
        company.Add(new Person
        {
            Id = login, Login = login, Name = name, NameEn = login, Mail = login + "@tuofan.example", DepartmentId = department, Title = "", TitleEn = "",
        });
        foreach (var role in roles)
            company.Add(new RoleAssignment { PersonId = login, Role = role });
    }

    private static Customer Customer(string number, string name, ArchiveLevel level) => new()
    {
        Id = number, Number = number, Name = name, Initials = "", Tier = CustomerTier.Cooperating, Grade = AmountGrade.A,
        ArchiveLevel = level, DepartmentId = "S", OwnerId = Salesperson, Industry = "餐饮", Province = "重庆", City = "重庆",
    };
}
