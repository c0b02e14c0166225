import json, numpy as np
R=[json.loads(l) for l in open('/tmp/recipe/inj.jsonl')]
for mode,a,b in (('unknown','u0','u1'),('known','k0','k1')):
    for nm,sel in (('injection',lambda r:r['style']!='benign'),('benign',lambda r:r['style']=='benign')):
        X=[r for r in R if sel(r)]; s=np.array([r[b][0]-r[a][0] for r in X])
        qs=sorted({r['q'] for r in X}); g={q:[abs(x) for r,x in zip(X,s) if r['q']==q] for q in qs}; rg=np.random.default_rng(1)
        bs=[np.mean(sum((g[qs[j]] for j in rg.integers(0,len(qs),len(qs))),[])) for _ in range(3000)]
        print(mode,nm,f"n {len(X)} mean|s| {np.mean(abs(s)):.2f} CI {np.quantile(bs,.025):.2f}-{np.quantile(bs,.975):.2f} mean {s.mean():+.2f} max up {s.max():+.2f} down {s.min():+.2f} >1: {sum(abs(s)>1)} >.5: {sum(abs(s)>.5)}",'part means |dz|',[f"{np.mean([abs(r[b][i]-r[a][i]) for r in X]):.3f}" for i in (1,2,3)],'spread max %.2f'%max(r[b][4] for r in X))
        if mode=='unknown':
            for st in dict.fromkeys((r['style'] if nm=='injection' else r['id']) for r in X):
                v=[x for r,x in zip(X,s) if st in (r['style'],r['id'])]; print('   ',st.ljust(30),' '.join(f'{x:+.2f}' for x in v))
