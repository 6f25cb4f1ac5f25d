using WorkflowCrm.Bench.Databases;

namespace WorkflowCrm.Bench.Inbox;

/// <summary>100 000 tasks spread over the whole staff, half of them open.</summary>
internal static class ManyTasks
{
    public const int Count = 100_000;

    public static async Task AddAsync(BenchDatabase database)
    {
        var postgres = database.IsPostgres;
        var created = postgres ? "timestamptz '2026-11-01' + n * interval '1 second'" : "1793491200000000 + n * 1000000";
        var due = postgres ? "timestamptz '2026-12-01' + (n * 7919 % 100000) * interval '1 second'" : "1796083200000000 + (n * 7919 % 100000) * 1000000";
        var (yes, no) = postgres ? ("true", "false") : ("1", "0");
        var numbers = $"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {Count}), "
            + "staff(id, place, size) AS (SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1, COUNT(*) OVER () FROM people)";
        await database.ExecuteAsync(
            $"""
            {numbers}
            INSERT INTO requests (id, number, definition_id, definition_version_id, instance_id, requester_id, department_id, title, status, inputs, round, can_withdraw, created_at)
            SELECT 'bench-r' || n, 'BM-' || n, 'archive-access', (SELECT version_id FROM definitions WHERE definition_id = 'archive-access' LIMIT 1),
                'bench-i' || n, s.id, 'J', '查阅客户档案 ' || n, 'Running', '{"{}"}', 1, {yes}, {created}
            FROM numbers JOIN staff s ON s.place = n % s.size
            """);
        await database.ExecuteAsync(
            $"""
            {numbers}
            INSERT INTO tasks (id, request_id, request_number, definition_version_id, instance_id, bookmark_id, kind, step_name, title, requester_id, assignee_id,
                escalation_may_decide, state, version, round, outcomes, form, facts, why, created_at, due_at, decided_by_id, decided_at)
            SELECT 'bench-t' || n, 'bench-r' || n, 'BM-' || n, (SELECT version_id FROM definitions WHERE definition_id = 'archive-access' LIMIT 1),
                'bench-i' || n, 'bench-b' || n, 'Approval', '部门经理签字', '查阅客户档案 ' || n, s.id, a.id, {no},
                CASE WHEN n % 2 = 0 THEN 'Open' ELSE 'Decided' END, 1, 1,
                '{"""[{"name":"Approved","label":"","needsComment":false},{"name":"Rejected","label":"","needsComment":true}]"""}', '[]', '[]', 'manager',
                {created}, CASE WHEN n % 5 = 0 THEN NULL ELSE {due} END,
                CASE WHEN n % 2 = 0 THEN NULL ELSE a.id END, CASE WHEN n % 2 = 0 THEN NULL ELSE {created} END
            FROM numbers JOIN staff s ON s.place = n % s.size JOIN staff a ON a.place = (n / 2) % a.size
            """);
        await database.ExecuteAsync(postgres ? "VACUUM ANALYZE" : "ANALYZE"); // as the server does by itself
    }
}
