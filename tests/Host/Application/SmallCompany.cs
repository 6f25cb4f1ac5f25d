using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Accounts;

namespace WorkflowCrm.Host.Tests.Application;

/// <summary>The few people and customers that the tests speak of. Everybody's password is <see cref="Password"/>.</summary>
internal static class SmallCompany
{
    public const string Password = "right horse 9";

    public const string Designer = "jiang.yinuo";
    public const string DesignManager = "meng.fan";
    public const string MarketingManager = "luo.siyuan";
    public const string Salesman = "tang.yiming";
    public const string Deputy = "zhou.yaning";
    public const string GeneralManager = "lin.zhiyuan";
    public const string Keeper = "ye.xiaolan";
    public const string Auditor = "zheng.qiming";
    public const string Leaver = "gu.beichen";

    public const string CompanyArchive = "TF-S-A-202601-CQXYL";
    public const string DepartmentArchive = "TF-S-D-202602-SXQHKJ";

    private static readonly (string Login, string Name, string NameEn, string Department, string Title, string TitleEn, string[] Roles)[] s_people =
    [
        (Designer, "江一诺", "Jiang Yinuo", "J", "设计师", "Designer", []),
        (DesignManager, "孟凡", "Meng Fan", "J", "设计部经理", "Design manager", [Roles.DepartmentManager]),
        (MarketingManager, "罗思远", "Luo Siyuan", "S", "市场部经理", "Marketing manager", [Roles.DepartmentManager]),
        (Salesman, "唐一鸣", "Tang Yiming", "S", "业务员", "Salesman", []),
        (Leaver, "顾北辰", "Gu Beichen", "S", "业务员", "Salesman", []),
        (Deputy, "周雅宁", "Zhou Yaning", "Z", "副总经理", "Deputy general manager", []),
        (GeneralManager, "林致远", "Lin Zhiyuan", "Z", "总经理", "General manager", [Roles.GeneralManager]),
        (Keeper, "叶晓岚", "Ye Xiaolan", "Z", "总经办秘书", "Secretary", [Roles.ArchiveKeeper, Roles.GmOfficeSecretary, Roles.Administrator]),
        (Auditor, "郑启明", "Zheng Qiming", "Z", "董事长", "Chairman", [Roles.Chairman, Roles.Auditor]),
    ];

    public static async Task LoadAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        await unit.RunAsync(_ => Task.FromResult(Add(scope.ServiceProvider)), CancellationToken.None);
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var hash = accounts.PasswordHasher.HashPassword(new Account(), Password);
        foreach (var person in s_people)
        {
            var made = await accounts.CreateAsync(new Account { Id = IdOf(person.Login), UserName = person.Login, PasswordHash = hash });
            Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        }
    }

    public static string IdOf(string login) => "person-" + login;

    private static bool Add(IServiceProvider services)
    {
        var organisation = services.GetRequiredService<IOrganisationStore>();
        organisation.Add(new Department { Id = "Z", Name = "总经办", NameEn = "GM office", NumberLetter = "Z" });
        organisation.Add(new Department { Id = "J", Name = "设计部", NameEn = "Design", NumberLetter = "J", ManagerId = IdOf(DesignManager) });
        organisation.Add(new Department { Id = "S", Name = "市场部", NameEn = "Marketing", NumberLetter = "S", ManagerId = IdOf(MarketingManager), LeaderInChargeId = IdOf(Deputy) });
        foreach (var person in s_people)
        {
            organisation.Add(PersonOf(person.Login, person.Name, person.NameEn, person.Department, person.Title, person.TitleEn));
            foreach (var role in person.Roles)
                organisation.Add(new RoleAssignment { PersonId = IdOf(person.Login), Role = role });
        }

        organisation.Add(new RoleAssignment { PersonId = IdOf(Deputy), Role = Roles.DeputyGeneralManager, DepartmentId = "S" });
        var customers = services.GetRequiredService<ICustomerStore>();
        AddCustomer(customers, CompanyArchive, "重庆星野岚餐饮管理有限公司", "CQXYLCYGLYXGS", CustomerTier.Strategic, AmountGrade.A, ArchiveLevel.Company);
        AddCustomer(customers, DepartmentArchive, "绍兴青禾科技有限公司", "SXQHKJYXGS", CustomerTier.Cooperating, AmountGrade.D, ArchiveLevel.Department);
        return true;
    }

    private static Person PersonOf(string login, string name, string nameEn, string department, string title, string titleEn) => new()
    {
        Id = IdOf(login),
        Login = login,
        Name = name,
        NameEn = nameEn,
        Mail = login + "@tuofan.example",
        DepartmentId = department,
        Title = title,
        TitleEn = titleEn,
        Active = login != Leaver,
    };

    private static void AddCustomer(
        ICustomerStore customers, string number, string name, string initials, CustomerTier tier, AmountGrade grade, ArchiveLevel level)
    {
        var customer = new Customer
        {
            Id = "customer-" + number,
            Number = number,
            Name = name,
            Initials = initials,
            Tier = tier,
            Grade = grade,
            ArchiveLevel = level,
            DepartmentId = "S",
            OwnerId = IdOf(Salesman),
            Industry = "餐饮",
            Province = "浙江",
            City = "杭州",
            YearAmount = 1_200_000m,
        };
        customers.Add(customer, new CustomerArchive { CustomerId = customer.Id, Phone = "19900001234", BankAccount = "6222-SECRET", CreditLimit = 50_000m });
    }
}
