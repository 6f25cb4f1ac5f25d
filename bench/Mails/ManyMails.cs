using WorkflowCrm.Bench.Databases;

namespace WorkflowCrm.Bench.Mails;

/// <summary>100 000 mails sent and as many received: copies of what the demo company has sent, spread over a hundred days, a few of them failed, waiting or set aside.</summary>
internal static class ManyMails
{
    public const int Count = 100_000;

    public static async Task AddAsync(BenchDatabase database)
    {
        var created = database.IsPostgres ? "timestamptz '2026-08-01' + n * interval '90 seconds'" : "1785513600000000 + n * 90000000";
        var numbers = $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Count}), "
            + "shapes AS (SELECT m.*, ROW_NUMBER() OVER (ORDER BY m.id) - 1 AS place, COUNT(*) OVER () AS size FROM mails m WHERE m.id NOT LIKE 'bench-%')";
        var sent = await database.ExecuteAsync(
            $"""
            {numbers}
            INSERT INTO mails (id, message_id, template_key, to_person_id, to_address, to_name, subject, text, html, request_number, created_at, sent_at, failed_at, failure, attempts)
            SELECT 'bench-m' || n, 'bench-' || n || '@tuofan.example', s.template_key, s.to_person_id, s.to_address, s.to_name, s.subject, s.text, s.html,
                'BM-' || n / 10, {created},
                CASE WHEN n % 1000 IN (1, 2) THEN NULL ELSE {created} END, CASE WHEN n % 1000 = 1 THEN {created} ELSE NULL END,
                CASE WHEN n % 1000 = 1 THEN '550 No such user here' ELSE NULL END, 1
            FROM numbers JOIN shapes s ON s.place = n % s.size
            """);
        var received = await database.ExecuteAsync(
            $"""
            {numbers}
            INSERT INTO incoming_mails (id, key, message_id, from_address, from_name, subject, text, size, received_at, fate, reason, request_number, recipients)
            SELECT 'bench-r' || n, 'bench-' || n, 'bench-r' || n || '@tuofan.example', s.to_address, s.to_name, '回复：' || s.subject, s.text, 4000, {created},
                CASE WHEN n % 100 = 0 THEN 'Quarantined' WHEN n % 2 = 0 THEN 'Noted' ELSE 'Decided' END, '', 'BM-' || n / 10, 'workflow@tuofan.example'
            FROM numbers JOIN shapes s ON s.place = n % s.size
            """);
        if ((sent, received) != (Count, Count))
            throw new InvalidOperationException($"{sent} and {received} mails were written instead of {Count}.");
        await database.ExecuteAsync(database.IsPostgres ? "VACUUM ANALYZE" : "ANALYZE"); // as the server does by itself
    }
}
