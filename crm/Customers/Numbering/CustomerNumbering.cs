using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Crm.Customers.Numbering;

/// <summary>
/// Makes customer numbers (R001–R009). Whether a number is taken is for the caller to say: he must hold the lock on the numbering,
/// and numbers of deleted customers stay taken (section 3.1).
/// </summary>
/// <remarks>
/// Problems: <c>department-without-letter</c> (R006, 部门无档案编号), <c>abbreviation-invalid</c>, <c>grade-missing</c>, <c>numbers-exhausted</c>.
/// </remarks>
public sealed class CustomerNumbering
{
    private readonly NumberingSettings _settings;

    /// <summary>Numbers by those settings.</summary>
    /// <exception cref="ArgumentException">The company code is not 2–6 capital letters.</exception>
    public CustomerNumbering(NumberingSettings settings)
    {
        if (!CustomerNumber.IsCompanyCode(settings.CompanyCode))
            throw new ArgumentException($"The company code \"{settings.CompanyCode}\" must be 2 to 6 capital letters, e.g. TF.", nameof(settings));
        _settings = settings;
    }

    /// <summary>The number without looking at others: what the form shows before it is confirmed.</summary>
    /// <param name="request">The parts.</param>
    /// <param name="assignedAt">When the number is assigned; the company's month of that instant goes into it (G08).</param>
    public Result<CustomerNumber> Propose(NumberRequest request, DateTimeOffset assignedAt)
    {
        if (request.DepartmentLetter is not [var letter] || !_settings.Letters.Contains(letter))
            return Problem.Invalid("department-without-letter");
        if (!CustomerNumber.IsAbbreviation(request.Abbreviation))
            return Problem.Invalid("abbreviation-invalid", ("abbreviation", request.Abbreviation));
        if ((request.Tier == CustomerTier.Reserve ? _settings.ReserveGrade : request.Grade) is not { } grade)
            return Problem.Invalid("grade-missing");

        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(assignedAt, _settings.Zone).DateTime);
        return CustomerNumber.Make(_settings.CompanyCode, letter, grade, date, request.Abbreviation);
    }

    /// <summary>The first free number: without suffix, else -02 … -99 (R007).</summary>
    /// <param name="request">The parts.</param>
    /// <param name="assignedAt">When the number is assigned.</param>
    /// <param name="isTaken">Whether a number was ever given.</param>
    public Result<CustomerNumber> Assign(NumberRequest request, DateTimeOffset assignedAt, Func<string, bool> isTaken)
    {
        var proposed = Propose(request, assignedAt);
        if (!proposed.Succeeded)
            return proposed;

        for (var number = proposed.Value; number is not null; number = number.Next())
        {
            if (!isTaken(number.ToString()))
                return number;
        }

        return Exhausted(proposed.Value);
    }

    /// <summary>The same with a lookup in the database, e.g. <see cref="ICustomerStore.LockNumberingAndCheckTakenAsync"/>.</summary>
    public async Task<Result<CustomerNumber>> AssignAsync(
        NumberRequest request, DateTimeOffset assignedAt, Func<string, CancellationToken, Task<bool>> isTaken, CancellationToken cancellationToken)
    {
        var proposed = Propose(request, assignedAt);
        if (!proposed.Succeeded)
            return proposed;

        for (var number = proposed.Value; number is not null; number = number.Next())
        {
            if (!await isTaken(number.ToString(), cancellationToken).ConfigureAwait(false))
                return number;
        }

        return Exhausted(proposed.Value);
    }

    private static Problem Exhausted(CustomerNumber number) => Problem.Conflict("numbers-exhausted", ("number", number.ToString()));
}
