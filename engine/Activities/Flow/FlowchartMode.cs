namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>How flowcharts decide when a node with several connections to it runs.</summary>
public enum FlowchartMode
{
    /// <summary>Visits are counted: such a node runs once per wave, and a branch that is not taken never holds it up.</summary>
    CounterBased,

    /// <summary>Tokens travel along the connections that are followed; each node's merge mode says which it waits for.</summary>
    TokenBased,
}
