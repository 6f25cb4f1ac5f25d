using System.Globalization;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.Customers.Numbering;

namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>Turns a drawn-up customer into the register's entry and its confidential archive.</summary>
internal sealed class CustomerWriter(DemoIds ids, WordsFile words, DemoRandom random)
{
    private readonly PinyinInitials _pinyin = new();
    private readonly CustomerNumbering _numbering = new(NumberingSettings.For("TF"));
    private readonly HashSet<string> _numbers = new(StringComparer.Ordinal);
    private int _phones;

    public DemoCustomer Write(CustomerDraft draft)
    {
        var initials = _pinyin.For(draft.Name, draft.Edge is { Person: true } ? NameKind.Person : NameKind.Organisation);
        var customer = new Customer
        {
            Id = ids.New(),
            Number = Number(draft, initials),
            Name = draft.Name,
            Initials = initials,
            Tier = draft.Tier,
            Grade = draft.Grade,
            YearAmount = draft.YearAmount,
            KeyFlag = draft.KeyFlag,
            KeyAccountClass = draft.KeyAccountClass,
            NeedGrade = draft.NeedGrade,
            ArchiveLevel = draft.ArchiveLevel,
            DepartmentId = draft.DepartmentId,
            OwnerId = draft.OwnerId,
            Industry = draft.Industry,
            Province = draft.Province,
            City = draft.City,
            CardClass = CustomerGrading.CardClassOf(draft.Tier),
            RegisteredAt = draft.RegisteredAt,
            UpdatedAt = draft.UpdatedAt,
            Incomplete = draft.Incomplete,
        };
        return new DemoCustomer(draft, customer, WriteArchive(draft, customer.Id));
    }

    private string Number(CustomerDraft draft, string initials)
    {
        var request = new NumberRequest(initials, draft.RegisteringDepartmentId, draft.Tier, draft.GradeWhenRegistered);
        var number = _numbering.Assign(request, draft.RegisteredAt, _numbers.Contains).Value.ToString();
        _numbers.Add(number);
        return number;
    }

    private CustomerArchive WriteArchive(CustomerDraft draft, string customerId)
    {
        var archive = new CustomerArchive
        {
            CustomerId = customerId,
            Address = draft.Incomplete ? null : $"{draft.City}市{random.Pick(words.Districts)}{random.Pick(words.Streets)}{random.Between(1, 399)}号",
            Phone = NextPhone(),
            LegalRepresentative = draft.Incomplete || draft.Edge is { Person: true } ? null : PersonName(),
            BankAccount = draft.IsReserve ? null : $"{random.Pick(words.Banks)} 6200 0000 {random.Between(1000, 9999)} {random.Between(1000, 9999)}",
            CreditLimit = draft.IsReserve ? null : Math.Round(draft.YearAmount * CreditShare(draft.Credit), 2),
            CreditGrade = draft.Credit?.ToString(),
            Characteristics = random.Pick(words.Characteristics),
            TransactionState = draft.IsReserve ? "尚无交易" : "正常合作",
            Notes = random.Below(3) == 0 ? random.Pick(words.Notes) : null,
        };
        var contacts = draft.Edge is { Person: true } ? 1 : random.Between(1, 3);
        for (var i = 0; i < contacts; i++)
            archive.Contacts.Add(WriteContact(draft, customerId, i));
        return archive;
    }

    private Contact WriteContact(CustomerDraft draft, string customerId, int index) => new()
    {
        Id = ids.New(),
        CustomerId = customerId,
        Name = draft.Edge is { Person: true } ? draft.Name : PersonName(),
        Title = draft.Edge is { Person: true } ? null : words.ContactTitles[(index + random.Below(3)) % words.ContactTitles.Count],
        Phone = NextPhone(),
        Mail = draft.Incomplete ? null : string.Create(CultureInfo.InvariantCulture, $"contact{_phones:0000}@customer{_numbers.Count:000}.example"),
        IsMain = index == 0,
    };

    private string PersonName() => random.Pick(words.Surnames) + random.Pick(words.GivenNames);

    /// <summary>Dummy numbers that belong to nobody.</summary>
    private string NextPhone() => string.Create(CultureInfo.InvariantCulture, $"1990000{++_phones:0000}");

    private static decimal CreditShare(char? credit) => credit switch { 'A' => 0.3m, 'B' => 0.2m, 'C' => 0.1m, _ => 0m };
}
