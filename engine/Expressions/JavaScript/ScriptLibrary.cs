namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>Functions that people expect of JavaScript and that ECMAScript 5.1 does not have.</summary>
internal static class ScriptLibrary
{
    public static readonly ParsedScript Script = ParsedScript.Parse(
        """
        function add(owner, name, value) {
          if (!owner[name]) Object.defineProperty(owner, name, { value: value, writable: true, configurable: true, enumerable: false });
        }
        function has(o, k) { return Object.prototype.hasOwnProperty.call(o, k); }
        function pad(text, length, fill) {
          fill = fill === undefined ? ' ' : String(fill);
          var missing = Math.max(0, length - String(text).length);
          return fill ? fill.repeat(Math.ceil(missing / fill.length)).substring(0, missing) : '';
        }
        var s = String.prototype, a = Array.prototype;
        add(s, 'includes', function (t, from) { return String(this).indexOf(t, from || 0) >= 0; });
        add(s, 'startsWith', function (t, from) { from = from || 0; return String(this).substr(from, String(t).length) === String(t); });
        add(s, 'endsWith', function (t, end) {
          var text = String(this).substring(0, end === undefined ? String(this).length : end);
          t = String(t);
          return text.length >= t.length && text.substring(text.length - t.length) === t;
        });
        add(s, 'repeat', function (n) {
          if (n < 0 || n === Infinity) throw new RangeError('A text cannot be repeated ' + n + ' times.');
          var out = '', part = String(this);
          for (n = Math.floor(n) || 0; n > 0 && part; n = Math.floor(n / 2)) {
            if (n % 2) out += part;
            if (n > 1) part += part;
          }
          return out;
        });
        add(s, 'padStart', function (n, fill) { return pad(this, n, fill) + this; });
        add(s, 'padEnd', function (n, fill) { return this + pad(this, n, fill); });
        add(s, 'trimStart', function () { return this.replace(/^\s+/, ''); });
        add(s, 'trimEnd', function () { return this.replace(/\s+$/, ''); });
        add(s, 'replaceAll', function (from, to) {
          return typeof from === 'string' && typeof to !== 'function' ? this.split(from).join(to) : this.replace(from, to);
        });
        add(a, 'findIndex', function (test, self) {
          for (var i = 0; i < this.length; i++) if (test.call(self, this[i], i, this)) return i;
          return -1;
        });
        add(a, 'find', function (test, self) { var i = this.findIndex(test, self); return i < 0 ? undefined : this[i]; });
        add(a, 'includes', function (x) {
          for (var i = 0; i < this.length; i++) if (this[i] === x || (x !== x && this[i] !== this[i])) return true;
          return false;
        });
        add(a, 'fill', function (x, from, to) {
          for (var i = from || 0; i < (to === undefined ? this.length : to); i++) this[i] = x;
          return this;
        });
        add(a, 'flat', function (depth) {
          var out = [];
          this.forEach(function (x) {
            if (Array.isArray(x) && (depth === undefined || depth > 0)) out.push.apply(out, depth > 1 ? x.flat(depth - 1) : x);
            else out.push(x);
          });
          return out;
        });
        add(a, 'flatMap', function (f, self) { return this.map(f, self).flat(); });
        add(Array, 'of', function () { return a.slice.call(arguments); });
        add(Array, 'from', function (list, f) {
          var out = [];
          for (var i = 0; i < (list.length || 0); i++) {
            var x = typeof list === 'string' ? list.charAt(i) : list[i];
            out.push(f ? f(x, i) : x);
          }
          return out;
        });
        add(Object, 'values', function (o) { return Object.keys(o).map(function (k) { return o[k]; }); });
        add(Object, 'entries', function (o) { return Object.keys(o).map(function (k) { return [k, o[k]]; }); });
        add(Object, 'fromEntries', function (list) { var o = {}; list.forEach(function (e) { o[e[0]] = e[1]; }); return o; });
        add(Object, 'assign', function (target) {
          for (var i = 1; i < arguments.length; i++) for (var k in arguments[i]) if (has(arguments[i], k)) target[k] = arguments[i][k];
          return target;
        });
        add(Number, 'isNaN', function (x) { return x !== x; });
        add(Number, 'isFinite', function (x) { return typeof x === 'number' && isFinite(x); });
        add(Number, 'isInteger', function (x) { return typeof x === 'number' && isFinite(x) && Math.floor(x) === x; });
        add(Number, 'parseInt', parseInt);
        add(Number, 'parseFloat', parseFloat);
        add(Math, 'trunc', function (x) { return x < 0 ? Math.ceil(x) : Math.floor(x); });
        add(Math, 'sign', function (x) { return x > 0 ? 1 : x < 0 ? -1 : +x; });
        var parse = JSON.parse;
        function revive(owner, key, f) {
          var value = owner[key];
          if (value && typeof value === 'object') Object.keys(value).forEach(function (k) {
            var made = revive(value, k, f);
            if (made === undefined) delete value[k]; else value[k] = made;
          });
          return f.call(owner, key, value);
        }
        JSON.parse = function (text, f) { var value = parse(text); return typeof f === 'function' ? revive({ '': value }, '', f) : value; };
        undefined;
        """);
}
