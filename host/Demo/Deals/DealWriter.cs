using System.Globalization;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Host.Demo.Customers;

namespace WorkflowCrm.Host.Demo.Deals;

/// <summary>Turns a customer's deals into contracts and instalments with dates and amounts in yuan.</summary>
internal sealed class DealWriter(DemoDay day, DemoIds ids, WordsFile words, DemoRandom random)
{
    private readonly Queue<string> _remarks = new(words.ContractRemarks.Take(DealTable.ContractsWithRemark));
    private int _count;

    public void Write(DealDraft deal, CustomerArchive archive)
    {
        var earlier = deal.HasEarlier ? deal.Payments - deal.ThisYear : 0;
        if (deal.HasEarlier)
            WriteEarlier(deal, archive, earlier);
        var rest = deal.Payments - earlier;
        for (var i = 0; i < deal.ThisYear; i++)
        {
            var instalments = i == 0 ? rest - (deal.ThisYear - 1) : 1;
            var first = Math.Round(deal.Customer.YearAmount * 0.6m, 2);
            var amount = deal.ThisYear == 1 ? deal.Customer.YearAmount : i == 0 ? first : deal.Customer.YearAmount - first;
            WriteThisYears(archive, amount, instalments);
        }
    }

    /// <summary>Signed at least nine months ago and before this year, so that even the latest payment has come in.</summary>
    private void WriteEarlier(DealDraft deal, CustomerArchive archive, int instalments)
    {
        var newest = Earlier(day.Date.AddMonths(-9), new DateOnly(day.Date.Year, 1, 1).AddDays(-1));
        var oldest = day.Date.AddMonths(-24).AddDays(1);
        var signed = oldest.AddDays(random.Below(newest.DayNumber - oldest.DayNumber + 1));
        var amount = Math.Round(deal.Customer.YearAmount * random.Between(45, 95) / 100m, 2);
        var contract = Add(archive, signed, amount);
        var late = new Queue<Lateness>(deal.Late);
        for (var i = 0; i < instalments; i++)
        {
            var due = signed.AddDays(18 * (i + 1));
            AddPayment(archive, contract, Part(amount, i, instalments), due, due.AddDays(DaysLate(late.TryDequeue(out var lateness) ? lateness : Lateness.OnTime)));
        }
    }

    private void WriteThisYears(CustomerArchive archive, decimal amount, int instalments)
    {
        var newYear = new DateOnly(day.Date.Year, 1, 1);
        var daysSoFar = day.Date.DayNumber - newYear.DayNumber;
        var signed = newYear.AddDays(random.Below((daysSoFar / 2) + 1));
        var contract = Add(archive, signed, amount);
        for (var i = 0; i < instalments; i++)
        {
            var due = signed.AddDays((day.Date.DayNumber - signed.DayNumber) * (i + 1) / (instalments + 1));
            AddPayment(archive, contract, Part(amount, i, instalments), due, Later(signed, due.AddDays(-random.Below(3))));
        }
    }

    private Contract Add(CustomerArchive archive, DateOnly signed, decimal amount)
    {
        var contract = new Contract
        {
            Id = ids.New(),
            CustomerId = archive.CustomerId,
            Number = string.Create(CultureInfo.InvariantCulture, $"HT{signed.Year}-{++_count:000}"),
            Subject = random.Pick(words.ContractSubjects),
            SignedOn = signed,
            Amount = amount,
            Remark = _count % 30 == 0 && _remarks.TryDequeue(out var remark) ? remark : null,
        };
        archive.Contracts.Add(contract);
        return contract;
    }

    private void AddPayment(CustomerArchive archive, Contract contract, decimal amount, DateOnly due, DateOnly paid) =>
        archive.Payments.Add(new Payment
        {
            Id = ids.New(),
            CustomerId = archive.CustomerId,
            ContractNumber = contract.Number,
            DueOn = due,
            PaidOn = paid,
            Amount = amount,
        });

    private int DaysLate(Lateness lateness) => lateness switch
    {
        Lateness.OnTime => -random.Below(4),
        Lateness.UpTo30Days => random.Between(2, 30),
        Lateness.UpTo90Days => random.Between(31, 90),
        Lateness.Over90Days => random.Between(91, 130),
        _ => throw new ArgumentOutOfRangeException(nameof(lateness)),
    };

    /// <summary>Equal parts to the cent; the last one takes the rest.</summary>
    private static decimal Part(decimal amount, int index, int of)
    {
        var part = Math.Round(amount / of, 2, MidpointRounding.ToZero);
        return index < of - 1 ? part : amount - (part * (of - 1));
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
