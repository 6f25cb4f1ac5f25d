using Jint.Parser.Ast;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

using Expression = Jint.Parser.Ast.Expression;

/// <summary>
/// Puts checks into a parsed script, because the interpreter has no limit on memory: in every loop and function, and in
/// place of every addition, by which texts grow. It also makes the last expression the script's value.
/// </summary>
internal sealed class ScriptGuard
{
    private const int MaximumDepth = 120;

    private int _depth;

    public static void Apply(Jint.Parser.Ast.Program program)
    {
        var guard = new ScriptGuard();
        foreach (var statement in program.Body)
        {
            guard.Visit(statement);
        }

        if (program.Body.First() is ExpressionStatement { Expression: CallExpression { Callee: FunctionExpression { Body: BlockStatement body } } })
        {
            body.Body = [.. ReturnLast([.. body.Body])];
        }
    }

    private static Statement[] ReturnLast(Statement[] statements)
    {
        if (statements.Length > 0)
        {
            statements[^1] = ReturnLast(statements[^1]);
        }

        return statements;
    }

    private static Statement ReturnLast(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement last:
                return new ReturnStatement { Type = SyntaxNodes.ReturnStatement, Argument = last.Expression, Location = last.Location, Range = last.Range };
            case BlockStatement block:
                block.Body = ReturnLast([.. block.Body]);
                return block;
            case IfStatement choice:
                choice.Consequent = ReturnLast(choice.Consequent);
                choice.Alternate = choice.Alternate is null ? null : ReturnLast(choice.Alternate);
                return choice;
            case TryStatement attempt:
                attempt.Block = ReturnLast(attempt.Block);
                return attempt;
            default:
                return statement;
        }
    }

    private void Visit(SyntaxNode? node)
    {
        switch (node)
        {
            case null:
                return;
            case BlockStatement block:
                Each(block.Body);
                return;
            case ExpressionStatement statement:
                statement.Expression = Rewrite(statement.Expression);
                return;
            case VariableDeclaration variables:
                foreach (var variable in variables.Declarations)
                {
                    variable.Init = Rewrite(variable.Init);
                }

                return;
            case ReturnStatement statement:
                statement.Argument = Rewrite(statement.Argument);
                return;
            case ThrowStatement statement:
                statement.Argument = Rewrite(statement.Argument);
                return;
            case IfStatement statement:
                statement.Test = Rewrite(statement.Test);
                Nested(statement.Consequent, statement.Alternate);
                return;
            case LabelledStatement statement:
                Nested(statement.Body);
                return;
            case WithStatement statement:
                statement.Object = Rewrite(statement.Object);
                Nested(statement.Body);
                return;
            case FunctionDeclaration function:
                function.Body = GuardFunction(function.Body);
                return;
            default:
                VisitLoopOrChoice(node);
                return;
        }
    }

    private void VisitLoopOrChoice(SyntaxNode node)
    {
        switch (node)
        {
            case WhileStatement loop:
                loop.Test = Rewrite(loop.Test);
                loop.Body = GuardLoop(loop.Body);
                return;
            case DoWhileStatement loop:
                loop.Body = GuardLoop(loop.Body);
                loop.Test = Rewrite(loop.Test);
                return;
            case ForStatement loop:
                loop.Init = loop.Init is Expression first ? Rewrite(first) : VisitAndReturn(loop.Init);
                loop.Test = Rewrite(loop.Test);
                loop.Update = Rewrite(loop.Update);
                loop.Body = GuardLoop(loop.Body);
                return;
            case ForInStatement loop:
                loop.Left = loop.Left is Expression target ? Rewrite(target) : VisitAndReturn(loop.Left);
                loop.Right = Rewrite(loop.Right);
                loop.Body = GuardLoop(loop.Body);
                return;
            case SwitchStatement choice:
                choice.Discriminant = Rewrite(choice.Discriminant);
                foreach (var one in choice.Cases)
                {
                    one.Test = Rewrite(one.Test);
                    Each(one.Consequent);
                }

                return;
            case TryStatement attempt:
                Nested(attempt.Block, attempt.Finalizer);
                Each(attempt.Handlers.Select(handler => handler.Body));
                return;
        }
    }

    private Expression Rewrite(Expression? expression)
    {
        if (expression is null)
        {
            return null!;
        }

        if (++_depth > MaximumDepth)
        {
            throw new ExpressionException(
                "The script is nested too deeply.", expression.Location?.Start.Line ?? 0, (expression.Location?.Start.Column ?? 0) + 1);
        }

        var rewritten = RewriteNode(expression);
        _depth--;
        return rewritten;
    }

    private Expression RewriteNode(Expression expression)
    {
        switch (expression)
        {
            case BinaryExpression { Operator: BinaryOperator.Plus } sum:
                return Call(ScriptNames.Add, sum, Terms(sum));
            case BinaryExpression binary:
                binary.Left = Rewrite(binary.Left);
                binary.Right = Rewrite(binary.Right);
                return binary;
            case LogicalExpression logical:
                logical.Left = Rewrite(logical.Left);
                logical.Right = Rewrite(logical.Right);
                return logical;
            case AssignmentExpression assignment:
                assignment.Left = Rewrite(assignment.Left);
                assignment.Right = Rewrite(assignment.Right);
                return assignment.Operator == AssignmentOperator.PlusAssign ? Call(ScriptNames.Guard, assignment, [assignment]) : assignment;
            case CallExpression call:
                call.Callee = Rewrite(call.Callee);
                call.Arguments = [.. call.Arguments.Select(Rewrite)];
                call.CanBeCached = false;
                return call;
            case NewExpression creation:
                creation.Callee = Rewrite(creation.Callee);
                creation.Arguments = [.. creation.Arguments.Select(Rewrite)];
                return Call(ScriptNames.Made, creation, [creation]);
            case MemberExpression member:
                member.Object = Rewrite(member.Object);
                member.Property = member.Computed ? Rewrite(member.Property) : member.Property;
                return member;
            case ConditionalExpression conditional:
                conditional.Test = Rewrite(conditional.Test);
                conditional.Consequent = Rewrite(conditional.Consequent);
                conditional.Alternate = Rewrite(conditional.Alternate);
                return conditional;
            case UnaryExpression unary:
                unary.Argument = Rewrite(unary.Argument);
                return unary;
            case SequenceExpression sequence:
                sequence.Expressions = [.. sequence.Expressions.Select(Rewrite)];
                return sequence;
            case ArrayExpression array:
                array.Elements = [.. array.Elements.Select(element => element is null ? null : Rewrite(element))];
                return array;
            case ObjectExpression @object:
                foreach (var property in @object.Properties)
                {
                    property.Value = Rewrite(property.Value);
                }

                return @object;
            case FunctionExpression function:
                function.Body = GuardFunction(function.Body);
                return function;
            default:
                return expression;
        }
    }

    /// <summary>The terms of a chain of additions, so that a long chain is one flat call and not a deep one.</summary>
    private Expression[] Terms(BinaryExpression sum)
    {
        var terms = new Stack<Expression>();
        Expression left = sum;
        while (left is BinaryExpression { Operator: BinaryOperator.Plus } inner)
        {
            terms.Push(inner.Right);
            left = inner.Left;
        }

        terms.Push(left);
        return [.. terms.Select(Rewrite)];
    }

    private BlockStatement GuardFunction(Statement body)
    {
        var outer = _depth;
        _depth = 0;
        Visit(body);
        _depth = outer;
        return Guarded(body);
    }

    private BlockStatement GuardLoop(Statement body)
    {
        Nested(body);
        return Guarded(body);
    }

    private static BlockStatement Guarded(Statement body)
    {
        var check = new ExpressionStatement
        {
            Type = SyntaxNodes.ExpressionStatement,
            Expression = Call(ScriptNames.Guard, body, []),
            Location = body.Location,
            Range = body.Range,
        };
        if (body is BlockStatement block)
        {
            block.Body = [check, .. block.Body];
            return block;
        }

        return new BlockStatement { Type = SyntaxNodes.BlockStatement, Body = [check, body], Location = body.Location, Range = body.Range };
    }

    private static CallExpression Call(string name, SyntaxNode at, Expression[] arguments) => new()
    {
        Type = SyntaxNodes.CallExpression,
        Callee = new Identifier { Type = SyntaxNodes.Identifier, Name = name, Location = at.Location, Range = at.Range },
        Arguments = arguments,
        CanBeCached = false,
        Location = at.Location,
        Range = at.Range,
    };

    private SyntaxNode? VisitAndReturn(SyntaxNode? node)
    {
        Visit(node);
        return node;
    }

    private void Nested(params Statement?[] statements)
    {
        _depth++;
        if (_depth > MaximumDepth)
        {
            throw new ExpressionException("The script is nested too deeply.");
        }

        Each(statements);
        _depth--;
    }

    private void Each(IEnumerable<Statement?> statements)
    {
        foreach (var statement in statements)
        {
            Visit(statement);
        }
    }
}
