namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>words.json: invented words of which customers, contacts and contracts are made (section 8.3).</summary>
internal sealed record WordsFile
{
    public required IReadOnlyList<string> Names { get; init; }

    public required IReadOnlyList<IndustryWord> Industries { get; init; }

    public required string HomeProvince { get; init; }

    public required IReadOnlyList<string> HomeCities { get; init; }

    public required IReadOnlyList<CityWord> OtherCities { get; init; }

    public required IReadOnlyList<string> Surnames { get; init; }

    public required IReadOnlyList<string> GivenNames { get; init; }

    public required IReadOnlyList<string> ContactTitles { get; init; }

    public required IReadOnlyList<string> Streets { get; init; }

    public required IReadOnlyList<string> Districts { get; init; }

    public required IReadOnlyList<string> Banks { get; init; }

    public required IReadOnlyList<string> Characteristics { get; init; }

    public required IReadOnlyList<string> ContractSubjects { get; init; }

    public required IReadOnlyList<string> ContractRemarks { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }
}

/// <param name="InNames">How the industry is called in a company's name.</param>
internal sealed record IndustryWord(string Name, string InNames);

internal sealed record CityWord(string City, string Province);
