namespace WorkflowCrm.Host.Demo.Customers;

/// <summary>Gives every customer a place, an industry and a name: city + invented word + industry word + 有限公司.</summary>
internal static class DraftNames
{
    public static void Fill(List<CustomerDraft> drafts, WordsFile words, DemoRandom random)
    {
        foreach (var draft in drafts.Where(d => d.Edge is not null))
            (draft.Name, draft.Industry, draft.Province, draft.City) = (draft.Edge!.Name, draft.Edge.Industry, draft.Edge.Province, draft.Edge.City);

        var rest = drafts.Where(d => d.Edge is null).ToList();
        var cities = random.Shuffle(Cities(drafts, rest.Count, words, random));
        var industries = random.Shuffle(words.Industries.SelectMany(i =>
            Enumerable.Repeat(i, CustomerTable.PerIndustry - drafts.Count(d => d.Industry == i.Name))));
        var taken = drafts.Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rest.Count; i++)
        {
            (rest[i].City, rest[i].Province) = (cities[i].City, cities[i].Province);
            rest[i].Industry = industries[i].Name;
            rest[i].Name = NewName(cities[i].City, industries[i], i, words, taken);
        }
    }

    private static IEnumerable<CityWord> Cities(List<CustomerDraft> drafts, int count, WordsFile words, DemoRandom random)
    {
        var atHome = CustomerTable.HomeProvince - drafts.Count(d => d.Province == words.HomeProvince);
        for (var i = 0; i < count; i++)
            yield return i < atHome ? new CityWord(random.Pick(words.HomeCities), words.HomeProvince) : random.Pick(words.OtherCities);
    }

    private static string NewName(string city, IndustryWord industry, int turn, WordsFile words, HashSet<string> taken)
    {
        for (var i = turn; ; i++)
        {
            var name = $"{city}{words.Names[i % words.Names.Count]}{industry.InNames}有限公司";
            if (taken.Add(name))
                return name;
        }
    }
}
