using CE4BIG.Pages.Models;
using CE4BIG.Pages.Words;
using Microsoft.AspNetCore.Components;

namespace CE4BIG.Pages.Components.Forms;

/// <summary>A field of a form: its label, hint and error, tied to the input for those who hear the page instead of seeing it.</summary>
public abstract class Field : Part
{
    /// <summary>What was typed, and what is wrong with it.</summary>
    [CascadingParameter]
    public FormInput Input { get; set; } = FormInput.Empty;

    /// <summary>What its id begins with, where a page has several forms with fields of this name.</summary>
    [CascadingParameter(Name = nameof(PostForm.Prefix))]
    public string Prefix { get; set; } = "";

    /// <summary>The name under which it is posted; also its id.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = null!;

    /// <summary>Whether it may stay empty: the label says so.</summary>
    [Parameter]
    public bool Optional { get; set; }

    /// <summary>The value of the <c>autocomplete</c> attribute (WCAG 1.3.5).</summary>
    [Parameter]
    public string? Autocomplete { get; set; }

    /// <summary>The id of the input.</summary>
    protected string Id => Prefix + Name;

    /// <summary>The label, by the field's name among the words.</summary>
    protected string Label => Optional ? T["form.optional", ("label", FieldWords.Label(T, Name, Prefix)!)] : FieldWords.Label(T, Name, Prefix)!;

    /// <summary>A hint that depends on what was chosen elsewhere; replaced by the script where that changes.</summary>
    [Parameter]
    public string? Advice { get; set; }

    /// <summary>The hint, where there is one.</summary>
    protected string? Hint => Advice ?? FieldWords.Hint(T, Name, Prefix);

    /// <summary>What was typed.</summary>
    protected string Value => Input.Value(Name);

    /// <summary>The id of the hint.</summary>
    protected string HintId => $"{Id}-hint";

    /// <summary>The id of the error.</summary>
    protected string ErrorId => $"{Id}-error";

    /// <summary>What is wrong with it, as a sentence; null where nothing is.</summary>
    protected string? Error => Input.Error(Name)?.Sentence(T, F);

    /// <summary>For <c>aria-invalid</c>.</summary>
    protected string? Invalid => Error is null ? null : "true";

    /// <summary>For <c>aria-describedby</c>.</summary>
    protected string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (null, _) => ErrorId,
        (_, null) => HintId,
        _ => $"{HintId} {ErrorId}",
    };

    /// <summary>The class of the whole: a field with an error is marked at its side too.</summary>
    protected string Mark => Error is null ? "field" : "field wrong";
}
