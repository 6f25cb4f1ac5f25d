using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Host.Demo;

namespace WorkflowCrm.EndToEnd.Tests.Demo;

/// <summary>The demo company keeps every sum of the tables that it is made from, whatever the day.</summary>
public sealed class DemoTables
{
    public static TheoryData<string> Days => ["2026-11-25", "2026-02-11", "2027-01-06", "2026-03-04", "2026-12-30"];

    [Theory]
    [MemberData(nameof(Days))]
    public void Customers_add_up_by_tier_and_grade(string day)
    {
        var customers = Customers(day);

        int Count(CustomerTier tier, AmountGrade grade) => customers.Count(c => c.Tier == tier && c.Grade == grade);
        Assert.Equal(200, customers.Count);
        Assert.Equal([9, 3, 0, 0, 0], Enum.GetValues<AmountGrade>().Select(g => Count(CustomerTier.Strategic, g)));
        Assert.Equal([14, 22, 30, 38, 34], Enum.GetValues<AmountGrade>().Select(g => Count(CustomerTier.Cooperating, g)));
        Assert.Equal([0, 0, 0, 0, 50], Enum.GetValues<AmountGrade>().Select(g => Count(CustomerTier.Reserve, g)));
        Assert.Equal(150, customers.Count(c => c.CardClass == CardClass.Cooperating));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_grade_is_the_one_of_the_amount(string day)
    {
        foreach (var customer in Customers(day))
            Assert.Equal(CustomerGrading.GradeOf(customer.YearAmount).Value, customer.Grade);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Departments_provinces_and_industries_add_up(string day)
    {
        var customers = Customers(day);

        var byDepartment = customers.CountBy(c => c.DepartmentId).ToDictionary();
        Assert.Equal([70, 60, 35, 20, 8, 7], "SXMGBJ".Select(letter => byDepartment[letter.ToString()]));
        Assert.Equal(140, customers.Count(c => c.Province == "浙江"));
        Assert.Equal(10, customers.DistinctBy(c => c.Industry).Count());
        Assert.All(customers.CountBy(c => c.Industry), industry => Assert.Equal(20, industry.Value));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Archive_levels_follow_from_the_service_tier(string day)
    {
        var customers = Customers(day);

        var tiers = customers.CountBy(c => CustomerGrading.ServiceTierOf(c.Tier, c.Grade, c.KeyFlag)).ToDictionary();
        Assert.Equal(12, tiers[ServiceTier.Strategic]);
        Assert.Equal(40, tiers[ServiceTier.Key]);
        Assert.Equal(148, tiers[ServiceTier.General]);
        Assert.Equal(52, customers.Count(c => c.ArchiveLevel == ArchiveLevel.Company));
        Assert.Equal(4, customers.Count(c => c.KeyFlag));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Key_account_classes_and_need_grades_add_up(string day)
    {
        var customers = Customers(day);

        var classes = customers.Where(c => c.KeyAccountClass is not null).CountBy(c => c.KeyAccountClass!).ToDictionary();
        Assert.Equal([6, 10, 12, 13, 19], new[] { "A1", "A2", "B1", "B2", "C" }.Select(name => classes[name]));
        var needs = customers.Where(c => c.NeedGrade is not null).CountBy(c => c.NeedGrade!).ToDictionary();
        Assert.Equal([8, 20, 22], new[] { "A", "B", "C" }.Select(name => needs[name]));
        Assert.All(customers.Where(c => c.NeedGrade is not null), c => Assert.Equal(CustomerTier.Reserve, c.Tier));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Twelve_customers_belong_to_the_leaver_and_five_to_nobody(string day)
    {
        var data = DrawnFor(day);
        var customers = data.Customers.Select(c => c.Customer).ToList();

        Assert.Equal(12, customers.Count(c => c.OwnerId == data.Staff.IdOf("gu.beichen")));
        Assert.Equal(5, customers.Count(c => c.OwnerId is null));
        var department = data.Staff.People.ToDictionary(p => p.Id, p => p.DepartmentId);
        Assert.All(customers.Where(c => c.OwnerId is not null), c => Assert.Equal(c.DepartmentId, department[c.OwnerId!]));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Thirty_files_are_incomplete_and_six_of_them_untouched_for_a_month(string day)
    {
        var customers = Customers(day);
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var lastMonth = WorkingCalendar.China().At(new DateOnly(today.Year, today.Month, 1).AddMonths(-1), TimeOnly.MinValue);

        Assert.Equal(30, customers.Count(c => c.Incomplete));
        Assert.Equal(6, customers.Count(c => c.Incomplete && c.UpdatedAt < lastMonth));
        Assert.All(customers, c => Assert.True(c.UpdatedAt >= c.RegisteredAt));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Contracts_of_the_current_year_make_the_amount_of_the_grade(string day)
    {
        var data = DrawnFor(day);
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var contracts = data.Customers.SelectMany(c => c.Archive.Contracts).ToList();
        Assert.Equal(260, contracts.Count);
        Assert.Equal(260, contracts.DistinctBy(c => c.Number).Count());
        Assert.Equal(8, contracts.Count(c => c.Remark is not null));
        Assert.All(contracts, c => Assert.InRange(c.SignedOn, today.AddMonths(-24), today));
        foreach (var (_, customer, archive) in data.Customers)
            Assert.Equal(customer.YearAmount, archive.Contracts.Where(c => c.SignedOn.Year == today.Year).Sum(c => c.Amount));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Payments_are_as_late_as_the_table_says(string day)
    {
        var data = DrawnFor(day);
        var today = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var payments = data.Customers.SelectMany(c => c.Archive.Payments).ToList();
        Assert.Equal(610, payments.Count);
        Assert.All(payments, p => Assert.InRange(p.PaidOn!.Value, today.AddMonths(-24), today));
        Assert.Equal([439, 122, 37, 12],
        [
            payments.Count(p => DaysLate(p) <= 0),
            payments.Count(p => DaysLate(p) is > 0 and <= 30),
            payments.Count(p => DaysLate(p) is > 30 and <= 90),
            payments.Count(p => DaysLate(p) > 90),
        ]);
        foreach (var (_, _, archive) in data.Customers)
        {
            foreach (var contract in archive.Contracts)
                Assert.Equal(contract.Amount, archive.Payments.Where(p => p.ContractNumber == contract.Number).Sum(p => p.Amount));
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Credit_is_what_the_payments_show(string day)
    {
        foreach (var (_, customer, archive) in DrawnFor(day).Customers.Where(c => c.Archive.Payments.Count > 0))
        {
            Assert.Equal(CreditOf(archive.Payments), archive.CreditGrade);
            if (customer.KeyAccountClass == "A1")
                Assert.Equal("A", archive.CreditGrade);
            if (customer.KeyAccountClass == "B1")
                Assert.Contains(archive.CreditGrade, new[] { "A", "B" });
        }
    }

    [Fact]
    public void Two_drawings_for_the_same_day_are_equal_in_every_field()
    {
        Assert.Equal(AsText("2026-11-25"), AsText("2026-11-25"));
    }

    [Fact]
    public void Phones_and_mail_addresses_belong_to_nobody()
    {
        foreach (var (_, _, archive) in DrawnFor("2026-11-25").Customers)
        {
            Assert.StartsWith("1990000", archive.Phone, StringComparison.Ordinal);
            Assert.All(archive.Contacts, c => Assert.Matches("^1990000[0-9]{4}$", c.Phone));
            Assert.All(archive.Contacts.Where(c => c.Mail is not null), c => Assert.EndsWith(".example", c.Mail, StringComparison.Ordinal));
        }
    }

    internal static DemoData DrawnFor(string day) => DemoData.Draw(DemoDay.Choose(
        DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), default, WorkingCalendar.China()));

    private static List<Customer> Customers(string day) => [.. DrawnFor(day).Customers.Select(c => c.Customer)];

    private static string AsText(string day)
    {
        var data = DrawnFor(day);
        return System.Text.Json.JsonSerializer.Serialize(new
        {
            data.Staff.People,
            data.Staff.Roles,
            data.Staff.Absences,
            Customers = data.Customers.Select(c => new { c.Customer, c.Archive }),
            data.History,
        });
    }

    private static int DaysLate(Payment payment) => payment.PaidOn!.Value.DayNumber - payment.DueOn.DayNumber;

    /// <summary>G49, from the payments alone.</summary>
    private static string CreditOf(List<Payment> payments)
    {
        var onTime = payments.Count(p => DaysLate(p) <= 0) * 100m / payments.Count;
        var longest = payments.Max(DaysLate);
        return onTime >= 95 && longest <= 0 ? "A" : onTime >= 85 && longest <= 30 ? "B" : onTime >= 70 && longest <= 90 ? "C" : "D";
    }
}
